<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>CharacterPage</name>
    <message>
        <source>Who do you want to be?</source>
        <translation>どのキャラクターになりますか？</translation>
    </message>
    <message>
        <source>Below each character stands who may use it, and for what.</source>
        <translation>各キャラクターの下に、使える人と用途（ライセンス）が書かれています。</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Camera {number}</source>
        <translation>カメラ {number}</translation>
    </message>
    <message>
        <source>Phone or another app (found by itself)</source>
        <translation>スマートフォンや他のアプリ（自動検出）</translation>
    </message>
    <message>
        <source>Mouse pointer</source>
        <translation>マウスポインター</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声</translation>
    </message>
    <message>
        <source>Demo motion</source>
        <translation>デモの動き</translation>
    </message>
    <message>
        <source>Nobody: it idles</source>
        <translation>なし（待機）</translation>
    </message>
    <message>
        <source>livehead on another computer</source>
        <translation>別のパソコンの livehead</translation>
    </message>
    <message>
        <source>VTube Studio on a phone</source>
        <translation>スマートフォンの VTube Studio</translation>
    </message>
    <message>
        <source>Browser source in OBS</source>
        <translation>OBS のブラウザソース</translation>
    </message>
    <message>
        <source>Media source in OBS</source>
        <translation>OBS のメディアソース</translation>
    </message>
    <message>
        <source>Virtual camera</source>
        <translation>仮想カメラ</translation>
    </message>
    <message>
        <source>Window on the desktop</source>
        <translation>デスクトップ上のウィンドウ</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>録画</translation>
    </message>
    <message>
        <source>Copy the name: {output}</source>
        <translation>名前をコピー: {output}</translation>
    </message>
    <message>
        <source>Copy the address: {output}</source>
        <translation>アドレスをコピー: {output}</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>起動中…</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>動作中</translation>
    </message>
    <message>
        <source>Nobody is seen</source>
        <translation>誰も映っていません</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>問題があります</translation>
    </message>
</context>
<context>
    <name>DoctorPage</name>
    <message>
        <source>What works on this computer, what does not, and what to do about it.</source>
        <translation>このパソコンで動くもの、動かないもの、その対処法です。</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>診断する</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>レポートをコピー</translation>
    </message>
    <message>
        <source>Without your name, your folders, addresses and serial numbers</source>
        <translation>名前・フォルダー・アドレス・シリアル番号は含まれません</translation>
    </message>
    <message>
        <source>What</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>対処法</translation>
    </message>
    <message>
        <source>good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>不具合</translation>
    </message>
    <message>
        <source>worth knowing</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Copied, without anything private.</source>
        <translation>個人情報を除いてコピーしました。</translation>
    </message>
    <message>
        <source>{broken} of {all} are broken.</source>
        <translation>{all} 件中 {broken} 件に不具合があります。</translation>
    </message>
    <message>
        <source>{all} looked at, none is broken.</source>
        <translation>{all} 件を確認しました。不具合はありません。</translation>
    </message>
</context>
<context>
    <name>FacePage</name>
    <message>
        <source>Your face</source>
        <translation>あなたの顔</translation>
    </message>
    <message>
        <source>Half a minute of faces teaches livehead how far yours goes. You may skip it.</source>
        <translation>30 秒ほど表情を作ると、livehead があなたの顔の動く範囲を覚えます。省略もできます。</translation>
    </message>
    <message>
        <source>That is all: your character knows your face now. Finish ends this.</source>
        <translation>これで完了です。キャラクターがあなたの顔を覚えました。「完了」を押してください。</translation>
    </message>
    <message>
        <source>Break it off</source>
        <translation>中止する</translation>
    </message>
    <message>
        <source>Begin (30 seconds)</source>
        <translation>始める（30 秒）</translation>
    </message>
    <message>
        <source>Sit as you do when you stream, then begin. Your character shows you what is understood.</source>
        <translation>配信するときの姿勢で始めてください。読み取られた動きはキャラクターに表れます。</translation>
    </message>
    <message>
        <source>No face moves the character yet. You can calibrate later, by the menu of the icon.</source>
        <translation>まだ顔で動いていません。後からアイコンのメニューで調整できます。</translation>
    </message>
</context>
<context>
    <name>GainSliders</name>
    <message>
        <source>Head</source>
        <translation>頭</translation>
    </message>
    <message>
        <source>How far the head turns for each turn of yours</source>
        <translation>自分の動きに対して頭がどれだけ動くか</translation>
    </message>
    <message>
        <source>Head&apos;s reach</source>
        <translation>頭の可動範囲</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>体</translation>
    </message>
    <message>
        <source>How much of it the body takes over</source>
        <translation>体がどれだけついてくるか</translation>
    </message>
    <message>
        <source>Leaning</source>
        <translation>体の傾き</translation>
    </message>
    <message>
        <source>Your turn at which the character has turned fully</source>
        <translation>キャラクターが最後まで向くときの自分の角度</translation>
    </message>
    <message>
        <source>How far the character leans when you move sideways</source>
        <translation>横に動いたときの体の傾き</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>表情の強さ</translation>
    </message>
    <message>
        <source>How strong brows, smile and mouth shapes are</source>
        <translation>眉・笑顔・口の動きの強さ</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>初期値に戻す</translation>
    </message>
</context>
<context>
    <name>IntoObs</name>
    <message>
        <source>OBS answers.</source>
        <translation>OBS から応答がありました。</translation>
    </message>
    <message>
        <source>This OBS has no browser source: a media source does it.</source>
        <translation>この OBS にはブラウザソースがないため、メディアソースを使います。</translation>
    </message>
    <message>
        <source>livehead sends to {address}</source>
        <translation>livehead の送信先: {address}</translation>
    </message>
    <message>
        <source>The password is not kept: {why}</source>
        <translation>パスワードは保存されません: {why}</translation>
    </message>
    <message>
        <source>the source stands as it should</source>
        <translation>ソースは正しく設定されています</translation>
    </message>
    <message>
        <source>Scene {scene}: {change}</source>
        <translation>シーン {scene}: {change}</translation>
    </message>
    <message>
        <source>Pictures arrive in OBS, {size}, and they move.</source>
        <translation>OBS に映像が届き、動いています（{size}）。</translation>
    </message>
    <message>
        <source>A picture arrives in OBS; it stands still.</source>
        <translation>OBS に映像が届いていますが、止まっています。</translation>
    </message>
    <message>
        <source>No picture arrives in OBS</source>
        <translation>OBS に映像が届いていません</translation>
    </message>
    <message>
        <source>Press it once more; if it stays so, restart OBS</source>
        <translation>もう一度押してください。変わらなければ OBS を再起動してください</translation>
    </message>
    <message>
        <source>No latency is measured yet: the microphones stay as they are.</source>
        <translation>遅延がまだ測定されていないため、マイクはそのままです。</translation>
    </message>
    <message>
        <source>OBS has no microphone to delay.</source>
        <translation>OBS に遅らせるマイクがありません。</translation>
    </message>
    <message>
        <source>{name}: sync offset {now} ms (it was {was} ms)</source>
        <translation>{name}: 同期オフセット {now} ミリ秒（以前は {was} ミリ秒）</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Click a character to show it. Drop a picture, a folder or a zip to add one.</source>
        <translation>クリックすると表示されます。画像、フォルダー、zip をドロップすると追加できます。</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>キャラクター</translation>
    </message>
    <message>
        <source>Add a picture …</source>
        <translation>画像を追加…</translation>
    </message>
    <message>
        <source>These are several files</source>
        <translation>複数のファイルです</translation>
    </message>
    <message>
        <source>Drop one picture or one folder</source>
        <translation>画像 1 枚かフォルダー 1 つをドロップしてください</translation>
    </message>
    <message>
        <source>{name}
cannot be read</source>
        <translation>{name}
読み込めません</translation>
    </message>
    <message>
        <source>Add a picture</source>
        <translation>画像を追加</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Camera off</source>
        <translation>カメラを切る</translation>
    </message>
    <message>
        <source>Lets go of the camera at once; the character idles (Ctrl+Shift+P)</source>
        <translation>すぐにカメラを解放し、キャラクターは待機します（Ctrl+Shift+P）</translation>
    </message>
    <message>
        <source>My calm face, now</source>
        <translation>今の顔を真顔にする</translation>
    </message>
    <message>
        <source>Takes your face of the coming second as the calm one</source>
        <translation>これから 1 秒間の顔を真顔として使います</translation>
    </message>
    <message>
        <source>On a checkerboard</source>
        <translation>市松模様の上</translation>
    </message>
    <message>
        <source>On dark</source>
        <translation>暗い背景</translation>
    </message>
    <message>
        <source>On light</source>
        <translation>明るい背景</translation>
    </message>
    <message>
        <source>Into OBS</source>
        <translation>OBS に入れる</translation>
    </message>
    <message>
        <source>Adds the character to the scene that OBS shows, or repairs it</source>
        <translation>OBS に表示中のシーンにキャラクターを追加、または修復します</translation>
    </message>
    <message>
        <source>What each part says</source>
        <translation>各部の状態</translation>
    </message>
    <message>
        <source>What the tracker sees</source>
        <translation>トラッカーが見ているもの</translation>
    </message>
    <message>
        <source>How far the character goes along</source>
        <translation>動きの大きさ</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>{fps} pictures a second</source>
        <translation>毎秒 {fps} 枚</translation>
    </message>
    <message>
        <source>{p50} ms from motion to picture (95 % within {p95} ms)</source>
        <translation>動きから画像まで {p50} ms（95 % は {p95} ms 以内）</translation>
    </message>
    <message>
        <source>OBS, advanced audio: give your microphone a sync offset of {offset} ms</source>
        <translation>OBS の「オーディオの詳細プロパティ」で、マイクの同期オフセットを {offset} ms にしてください</translation>
    </message>
    <message>
        <source>Left out: {what}</source>
        <translation>省かれたもの：{what}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止中</translation>
    </message>
</context>
<context>
    <name>Meters</name>
    <message>
        <source>Left eye shut</source>
        <translation>左目の閉じ</translation>
    </message>
    <message>
        <source>Right eye shut</source>
        <translation>右目の閉じ</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>眉</translation>
    </message>
    <message>
        <source>Mouth open</source>
        <translation>口の開き</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>笑顔</translation>
    </message>
    <message>
        <source>Head up, down</source>
        <translation>頭の上下</translation>
    </message>
    <message>
        <source>Head left, right</source>
        <translation>頭の左右</translation>
    </message>
    <message>
        <source>Head tilt</source>
        <translation>頭の傾き</translation>
    </message>
    <message>
        <source>What the tracker sees</source>
        <translation>トラッカーが見ているもの</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Put this message away</source>
        <translation>このメッセージを閉じる</translation>
    </message>
</context>
<context>
    <name>ObsWindow</name>
    <message>
        <source>Into OBS</source>
        <translation>OBS に入れる</translation>
    </message>
    <message>
        <source>Password of OBS&apos;s WebSocket server</source>
        <translation>OBS の WebSocket サーバーのパスワード</translation>
    </message>
    <message>
        <source>Delay the microphones too</source>
        <translation>マイクも遅らせる</translation>
    </message>
    <message>
        <source>Voice and lips then agree in your stream</source>
        <translation>配信で声と口の動きが合います</translation>
    </message>
    <message>
        <source>Port in OBS: Tools → WebSocket Server Settings</source>
        <translation>OBS のポート: ツール → WebSocket サーバー設定</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>It stands in OBS: Tools → WebSocket Server Settings → Show Connect Info</source>
        <translation>OBS のここにあります: ツール → WebSocket サーバー設定 → 接続情報を表示</translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Where should it go?</source>
        <translation>どこに出力しますか？</translation>
    </message>
    <message>
        <source>For OBS the browser source is best: the background is truly transparent.</source>
        <translation>OBS にはブラウザソースが最適です。背景が本当に透明になります。</translation>
    </message>
    <message>
        <source>Into OBS</source>
        <translation>OBS に入れる</translation>
    </message>
    <message>
        <source>OBS runs here: this adds the character to its scene</source>
        <translation>OBS が動いています。シーンにキャラクターを追加します</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>アドレスをコピー</translation>
    </message>
    <message>
        <source>In OBS: Sources → + → Browser. Paste the address, set width and height to 512, that is all.</source>
        <translation>OBS で「ソース」→「+」→「ブラウザ」を選び、アドレスを貼り付け、幅と高さを 512 にすれば完了です。</translation>
    </message>
</context>
<context>
    <name>PluginQuestion</name>
    <message>
        <source>May “{plugin}” by “{developer}” drive your character?</source>
        <translation>「{plugin}」（{developer}）にキャラクターの操作を許可しますか？</translation>
    </message>
    <message>
        <source>It can move the face, put on expressions and change the character. Allow what you started.</source>
        <translation>顔を動かし、表情をつけ、キャラクターを変えられるようになります。自分で起動したものだけを許可してください。</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>許可する</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>拒否する</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Live picture of the character</source>
        <translation>キャラクターのライブ映像</translation>
    </message>
</context>
<context>
    <name>RemoteMenu</name>
    <message>
        <source>Other programs</source>
        <translation>他のプログラム</translation>
    </message>
    <message>
        <source>Let other programs drive livehead</source>
        <translation>他のプログラムからの操作を許可</translation>
    </message>
    <message>
        <source>Let tools for VTube Studio drive livehead</source>
        <translation>VTube Studio 用ツールからの操作を許可</translation>
    </message>
    <message>
        <source>Copy the address with its token</source>
        <translation>トークン付きアドレスをコピー</translation>
    </message>
    <message>
        <source>Allowed tools</source>
        <translation>許可したツール</translation>
    </message>
    <message>
        <source>Forget it: it must ask again</source>
        <translation>許可を取り消す（次回また確認）</translation>
    </message>
</context>
<context>
    <name>TrackerPage</name>
    <message>
        <source>What moves your character?</source>
        <translation>何でキャラクターを動かしますか？</translation>
    </message>
    <message>
        <source>You can change this at any time, also while you are live.</source>
        <translation>配信中でも、いつでも変更できます。</translation>
    </message>
    <message>
        <source>My voice moves the mouth (microphone)</source>
        <translation>声で口を動かす（マイク）</translation>
    </message>
    <message>
        <source>Look through this camera</source>
        <translation>このカメラで見てみる</translation>
    </message>
    <message>
        <source>Camera: {name}</source>
        <translation>カメラ：{name}</translation>
    </message>
    <message>
        <source>Phone, by Wi-Fi</source>
        <translation>スマートフォン（Wi-Fi）</translation>
    </message>
    <message>
        <source>The mouse pointer</source>
        <translation>マウスポインター</translation>
    </message>
    <message>
        <source>Nothing yet: show the demo motion</source>
        <translation>まだ決めない：デモの動きを表示</translation>
    </message>
    <message>
        <source>This computer is in no network: connect it to the phone&apos;s Wi-Fi.</source>
        <translation>このパソコンはネットワークにつながっていません。スマートフォンと同じ Wi-Fi に接続してください。</translation>
    </message>
    <message>
        <source>In the phone&apos;s app (iFacialMocap, VTube Studio, MeowFace, Live Link Face …) give this address of your computer:

{address}

Both must be in the same Wi-Fi. The code holds the same address.</source>
        <translation>スマートフォンのアプリ（iFacialMocap、VTube Studio、MeowFace、Live Link Face など）に、このパソコンのアドレスを入力してください：

{address}

両方が同じ Wi-Fi にある必要があります。コードにも同じアドレスが入っています。</translation>
    </message>
    <message>
        <source>  or  </source>
        <translation>  または  </translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>確認しています…</translation>
    </message>
    <message>
        <source>Your face is found. This picture stays on this computer and is not kept.</source>
        <translation>顔が見つかりました。この画像はパソコンの外に出ず、保存もされません。</translation>
    </message>
    <message>
        <source>No face is found: face the camera, with light from the front.</source>
        <translation>顔が見つかりません。正面から光を当て、カメラを向いてください。</translation>
    </message>
</context>
<context>
    <name>TrayApp</name>
    <message>
        <source>The stream goes on. Please report it.</source>
        <translation>配信は続いています。お手数ですがご報告ください。</translation>
    </message>
    <message>
        <source>No program here opens folders</source>
        <translation>フォルダーを開くプログラムがありません</translation>
    </message>
    <message>
        <source>livehead goes on here. Quit is in this icon&apos;s menu.</source>
        <translation>livehead はここで動き続けます。終了はこのアイコンのメニューから。</translation>
    </message>
    <message>
        <source>There is no tray here. Should livehead go on without a window?</source>
        <translation>ここにはトレイがありません。ウィンドウなしで続けますか？</translation>
    </message>
    <message>
        <source>Start livehead again to see its window.</source>
        <translation>もう一度 livehead を起動するとウィンドウが表示されます。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>This desktop shows no tray icons, so this window is all there is</source>
        <translation>このデスクトップにはトレイアイコンが表示されないため、このウィンドウだけで操作します</translation>
    </message>
    <message>
        <source>On GNOME the extension AppIndicator brings them.</source>
        <translation>GNOME では拡張機能 AppIndicator で表示できます。</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>Camera off (privacy)</source>
        <translation>カメラを切る（プライバシー）</translation>
    </message>
    <message>
        <source>What moves it</source>
        <translation>動かすもの</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>キャラクター</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>出力先</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>調整</translation>
    </message>
    <message>
        <source>My calm face, now</source>
        <translation>今の顔を真顔にする</translation>
    </message>
    <message>
        <source>Guided, 30 seconds</source>
        <translation>ガイド付き（30 秒）</translation>
    </message>
    <message>
        <source>Into OBS</source>
        <translation>OBS に入れる</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>録画</translation>
    </message>
    <message>
        <source>Open the window</source>
        <translation>ウィンドウを開く</translation>
    </message>
    <message>
        <source>Open the folder of characters</source>
        <translation>キャラクターのフォルダーを開く</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>診断</translation>
    </message>
    <message>
        <source>Set up anew …</source>
        <translation>設定をやり直す…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>My voice moves the mouth</source>
        <translation>声で口を動かす</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>&amp;Live</source>
        <translation>ライブ(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Characters</source>
        <translation>キャラクター(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Doctor</source>
        <translation>診断(&amp;D)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>システムに合わせる</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Welcome to livehead</source>
        <translation>livehead へようこそ</translation>
    </message>
</context>
</TS>
