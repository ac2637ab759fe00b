<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>AlignFindings</name>
    <message>
        <source>What was found</source>
        <translation>見つかったもの</translation>
    </message>
    <message>
        <source>No head was found: trust your eyes</source>
        <translation>頭が見つかりません。目で見て合わせてください</translation>
    </message>
    <message>
        <source>The head stands right</source>
        <translation>頭の位置は正しいです</translation>
    </message>
    <message>
        <source>The head is {percent} % too large</source>
        <translation>頭が {percent} % 大きすぎます</translation>
    </message>
    <message>
        <source>The head is {percent} % too small</source>
        <translation>頭が {percent} % 小さすぎます</translation>
    </message>
    <message>
        <source>The head is {pixels} px too low</source>
        <translation>頭が {pixels} px 下すぎます</translation>
    </message>
    <message>
        <source>The head is {pixels} px too high</source>
        <translation>頭が {pixels} px 上すぎます</translation>
    </message>
    <message>
        <source>The head is {pixels} px too far right</source>
        <translation>頭が {pixels} px 右すぎます</translation>
    </message>
    <message>
        <source>The head is {pixels} px too far left</source>
        <translation>頭が {pixels} px 左すぎます</translation>
    </message>
    <message>
        <source>Where the head is was only guessed: trust your eyes</source>
        <translation>頭の位置は推測です。目で見て合わせてください</translation>
    </message>
    <message>
        <source>The drawing lies outside the frame</source>
        <translation>絵がフレームの外にあります</translation>
    </message>
    <message>
        <source>Its background is not cut out: the character would be a rectangle</source>
        <translation>背景が切り抜かれていません。四角いキャラクターになります</translation>
    </message>
    <message>
        <source>It is enlarged {times} times: it will look soft</source>
        <translation>{times} 倍に拡大されるため、ぼやけて見えます</translation>
    </message>
    <message>
        <source>A straight cut through the figure is seen on the left</source>
        <translation>左側に人物のまっすぐな切れ目が見えます</translation>
    </message>
    <message>
        <source>A straight cut through the figure is seen on the right</source>
        <translation>右側に人物のまっすぐな切れ目が見えます</translation>
    </message>
    <message>
        <source>The figure ends {pixels} px above the frame&apos;s lower edge</source>
        <translation>人物がフレームの下端から {pixels} px 上で終わっています</translation>
    </message>
</context>
<context>
    <name>AlignView</name>
    <message>
        <source>The drawing in its frame</source>
        <translation>フレームの中の絵</translation>
    </message>
    <message>
        <source>Arrow keys move it, with Shift by ten pixels; plus and minus scale it; [ and ] turn it</source>
        <translation>矢印キーで移動（Shift で 10 ピクセルずつ）、+ と - で拡大縮小、[ と ] で回転します</translation>
    </message>
</context>
<context>
    <name>AlignWindow</name>
    <message>
        <source>Align {name}</source>
        <translation>{name} の位置合わせ</translation>
    </message>
    <message>
        <source>Drag the drawing until its head (red) fills the place for it (green). The wheel scales it, with Ctrl it turns it; arrow keys, +, -, [ and ] do the same.</source>
        <translation>頭（赤）が枠（緑）に収まるまで絵をドラッグしてください。ホイールで拡大縮小、Ctrl を押しながらで回転します。矢印キー、+、-、[、] も使えます。</translation>
    </message>
    <message>
        <source>By &amp;landmarks</source>
        <translation>顔の特徴点で合わせる(&amp;L)</translation>
    </message>
    <message>
        <source>Find the head and put it where it belongs</source>
        <translation>頭を見つけて正しい位置に合わせます</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>リセット(&amp;R)</translation>
    </message>
    <message>
        <source>As it was when this window opened</source>
        <translation>このウィンドウを開いたときの状態に戻します</translation>
    </message>
    <message>
        <source>&amp;Cut out the background</source>
        <translation>背景を切り抜く(&amp;C)</translation>
    </message>
    <message>
        <source>Cut out &amp;spots of its colour inside, too</source>
        <translation>内側の同じ色も切り抜く(&amp;S)</translation>
    </message>
    <message>
        <source>To the right</source>
        <translation>右へ</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下へ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>Turned</source>
        <translation>回転</translation>
    </message>
    <message>
        <source>Checker</source>
        <translation>市松模様</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>暗い</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>明るい</translation>
    </message>
    <message>
        <source>Behind it</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>適用(&amp;A)</translation>
    </message>
    <message>
        <source>It will be kept as {name}: {old} stays as it is.</source>
        <translation>{name} として保存します。{old} はそのままです。</translation>
    </message>
    <message>
        <source>The original is kept: it can be aligned again.</source>
        <translation>元の画像は残るので、いつでも合わせ直せます。</translation>
    </message>
</context>
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
    <name>Engine</name>
    <message>
        <source>The engine crashed{how}</source>
        <translation>エンジンがクラッシュしました{how}</translation>
    </message>
    <message>
        <source>Try it once more.</source>
        <translation>もう一度試してください。</translation>
    </message>
    <message>
        <source>Press Start; if it crashes again, choose another tracker or output, and report it.</source>
        <translation>「開始」を押してください。またクラッシュするなら、別のトラッカーか出力を選び、ご報告ください。</translation>
    </message>
    <message>
        <source>It was started again. If it goes on so, please report it.</source>
        <translation>起動し直しました。繰り返すようならご報告ください。</translation>
    </message>
    <message>
        <source>It was started again. The recording has ended: begin another.</source>
        <translation>起動し直しました。録画は終わったので、新しく始めてください。</translation>
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
        <source>Your turn at which the character has turned fully</source>
        <translation>キャラクターが最後まで向くときの自分の角度</translation>
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
    <name>Hotkeys</name>
    <message>
        <source>Camera off (privacy)</source>
        <translation>カメラを切る（プライバシー）</translation>
    </message>
    <message>
        <source>Start or stop</source>
        <translation>開始・停止</translation>
    </message>
    <message>
        <source>My calm face, now</source>
        <translation>今の顔を真顔にする</translation>
    </message>
    <message>
        <source>Recording on or off</source>
        <translation>録画の開始・停止</translation>
    </message>
    <message>
        <source>Show or hide the window</source>
        <translation>ウィンドウの表示・非表示</translation>
    </message>
    <message>
        <source>Expression: {name}</source>
        <translation>表情: {name}</translation>
    </message>
    <message>
        <source>Character: {name}</source>
        <translation>キャラクター: {name}</translation>
    </message>
    <message>
        <source>Look: {name}</source>
        <translation>見た目: {name}</translation>
    </message>
</context>
<context>
    <name>HotkeysPage</name>
    <message>
        <source>These keys work while another program has the focus.</source>
        <translation>他のプログラムの使用中でも、これらのキーが使えます。</translation>
    </message>
    <message>
        <source>Only they are asked for: livehead cannot see what else you type.</source>
        <translation>登録されるのはこれらのキーだけです。livehead は他の入力を見られません。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>What a new key does</source>
        <translation>新しいキーの動作</translation>
    </message>
    <message>
        <source>A new key</source>
        <translation>新しいキー</translation>
    </message>
    <message>
        <source>One more key</source>
        <translation>キーを追加</translation>
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
    <message>
        <source>Copy the command</source>
        <translation>コマンドをコピー</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove {key}</source>
        <translation>{key} を削除</translation>
    </message>
    <message>
        <source>Another program has this key. Choose one that is free, or free it there.</source>
        <translation>このキーは他のプログラムが使用中です。空いているキーを選ぶか、そちらで解除してください。</translation>
    </message>
    <message>
        <source>This keyboard has no such key. Choose another.</source>
        <translation>このキーボードにはそのキーがありません。別のキーを選んでください。</translation>
    </message>
    <message>
        <source>On Wayland these keys work only in livehead and in programs that use X11</source>
        <translation>Wayland では、これらのキーは livehead と X11 を使うプログラムの中でだけ働きます</translation>
    </message>
    <message>
        <source>On this desktop these keys work only while livehead has the focus</source>
        <translation>このデスクトップでは、livehead の操作中にだけこれらのキーが働きます</translation>
    </message>
    <message>
        <source>First let other programs drive livehead: menu of the icon, Other programs.</source>
        <translation>まずアイコンのメニュー「他のプログラム」で、他のプログラムからの操作を許可してください。</translation>
    </message>
    <message>
        <source>Then copy a row&apos;s command and give it to a key in the desktop&apos;s settings.</source>
        <translation>次に行のコマンドをコピーし、デスクトップの設定でキーに割り当ててください。</translation>
    </message>
    <message>
        <source>For all programs copy a row&apos;s command and give it to a key in the desktop&apos;s settings.</source>
        <translation>すべてのプログラムで使うには、行のコマンドをコピーし、デスクトップの設定でキーに割り当ててください。</translation>
    </message>
    <message>
        <source>{key} would go off while you type. Add Ctrl or Alt, or take an F key.</source>
        <translation>{key} は文字の入力中に動いてしまいます。Ctrl か Alt を加えるか、F キーを使ってください。</translation>
    </message>
    <message>
        <source>Nearly every program needs {key} itself. Add Alt or Shift.</source>
        <translation>{key} はほとんどのプログラムで使われます。Alt か Shift を加えてください。</translation>
    </message>
    <message>
        <source>The desktop needs {key} itself. Choose another.</source>
        <translation>{key} はデスクトップが使います。別のキーを選んでください。</translation>
    </message>
    <message>
        <source>This key cannot be used.</source>
        <translation>このキーは使えません。</translation>
    </message>
    <message>
        <source>{key} is taken: {action}. Remove it there first.</source>
        <translation>{key} は使用中です（{action}）。先にそちらを削除してください。</translation>
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
    <name>KeyField</name>
    <message>
        <source>Press the keys …</source>
        <translation>キーを押してください…</translation>
    </message>
    <message>
        <source>Choose keys</source>
        <translation>キーを選ぶ</translation>
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
        <source>Align …</source>
        <translation>位置合わせ…</translation>
    </message>
    <message>
        <source>Move the head of the chosen character into its place</source>
        <translation>選んだキャラクターの頭を正しい位置に動かします</translation>
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
        <source>Show</source>
        <translation>表示</translation>
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
        <source>What each part says</source>
        <translation>各部の状態</translation>
    </message>
    <message>
        <source>What the tracker sees</source>
        <translation>トラッカーが見ているもの</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>見た目</translation>
    </message>
    <message>
        <source>How far the character goes along</source>
        <translation>動きの大きさ</translation>
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
    <name>LookList</name>
    <message>
        <source>Look</source>
        <translation>見た目</translation>
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
        <source>The window crashed; the stream went on</source>
        <translation>ウィンドウがクラッシュしました。配信は続いています</translation>
    </message>
    <message>
        <source>Please report it.</source>
        <translation>ご報告ください。</translation>
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
        <source>Look</source>
        <translation>見た目</translation>
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
        <source>&amp;Hotkeys</source>
        <translation>ホットキー(&amp;H)</translation>
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
<context>
    <name>names</name>
    <message>
        <source>neutral</source>
        <translation>真顔</translation>
    </message>
    <message>
        <source>joy</source>
        <translation>喜び</translation>
    </message>
    <message>
        <source>fun</source>
        <translation>楽しい</translation>
    </message>
    <message>
        <source>anger</source>
        <translation>怒り</translation>
    </message>
    <message>
        <source>sorrow</source>
        <translation>悲しみ</translation>
    </message>
    <message>
        <source>surprise</source>
        <translation>驚き</translation>
    </message>
    <message>
        <source>sleepy</source>
        <translation>眠い</translation>
    </message>
    <message>
        <source>smug</source>
        <translation>ドヤ顔</translation>
    </message>
    <message>
        <source>shy</source>
        <translation>照れ</translation>
    </message>
    <message>
        <source>worried</source>
        <translation>心配</translation>
    </message>
    <message>
        <source>bored</source>
        <translation>退屈</translation>
    </message>
    <message>
        <source>determined</source>
        <translation>決意</translation>
    </message>
    <message>
        <source>love</source>
        <translation>愛</translation>
    </message>
    <message>
        <source>pout</source>
        <translation>ふくれ顔</translation>
    </message>
    <message>
        <source>wink_left</source>
        <translation>ウインク（左）</translation>
    </message>
    <message>
        <source>wink_right</source>
        <translation>ウインク（右）</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>そのまま</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>何も加えません</translation>
    </message>
    <message>
        <source>sticker</source>
        <translation>ステッカー</translation>
    </message>
    <message>
        <source>White line of a sticker, soft shadow</source>
        <translation>ステッカー風の白いふちと柔らかい影</translation>
    </message>
    <message>
        <source>soft shadow</source>
        <translation>柔らかい影</translation>
    </message>
    <message>
        <source>A shadow on the wall behind</source>
        <translation>後ろの壁に影</translation>
    </message>
    <message>
        <source>warm evening</source>
        <translation>暖かい夕方</translation>
    </message>
    <message>
        <source>Low sun, warm and a little darker</source>
        <translation>夕日のように暖かく少し暗く</translation>
    </message>
    <message>
        <source>cold night</source>
        <translation>冷たい夜</translation>
    </message>
    <message>
        <source>Moonlight: blue, pale, dark</source>
        <translation>月明かり: 青く、淡く、暗く</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>くっきり</translation>
    </message>
    <message>
        <source>Strong colours for small pictures and busy backgrounds</source>
        <translation>小さい表示や込み入った背景に強い色</translation>
    </message>
    <message>
        <source>noir</source>
        <translation>ノワール</translation>
    </message>
    <message>
        <source>Black and white film</source>
        <translation>白黒映画</translation>
    </message>
    <message>
        <source>retro pixel</source>
        <translation>ドット絵</translation>
    </message>
    <message>
        <source>An old console: large pixels, few colours</source>
        <translation>昔のゲーム機: 大きなドットと少ない色</translation>
    </message>
    <message>
        <source>neon</source>
        <translation>ネオン</translation>
    </message>
    <message>
        <source>Glows in the dark</source>
        <translation>暗がりで光る</translation>
    </message>
    <message>
        <source>green backdrop</source>
        <translation>緑背景</translation>
    </message>
    <message>
        <source>Chroma green behind, for cameras without alpha</source>
        <translation>透過のないカメラ用の緑の背景</translation>
    </message>
    <message>
        <source>bow</source>
        <translation>おじぎ</translation>
    </message>
    <message>
        <source>dance</source>
        <translation>ダンス</translation>
    </message>
    <message>
        <source>gasp</source>
        <translation>息をのむ</translation>
    </message>
    <message>
        <source>laugh</source>
        <translation>笑う</translation>
    </message>
    <message>
        <source>nod</source>
        <translation>うなずく</translation>
    </message>
    <message>
        <source>shake</source>
        <translation>首を振る</translation>
    </message>
    <message>
        <source>sigh</source>
        <translation>ため息</translation>
    </message>
    <message>
        <source>sneeze</source>
        <translation>くしゃみ</translation>
    </message>
    <message>
        <source>think</source>
        <translation>考える</translation>
    </message>
    <message>
        <source>wave hair</source>
        <translation>髪をかき上げる</translation>
    </message>
    <message>
        <source>wink</source>
        <translation>ウインク</translation>
    </message>
    <message>
        <source>yawn</source>
        <translation>あくび</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>起動中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>動作中</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>見失い</translation>
    </message>
    <message>
        <source>retrying</source>
        <translation>再試行中</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>tracker</source>
        <translation>トラッカー</translation>
    </message>
    <message>
        <source>animator</source>
        <translation>アニメーター</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>声</translation>
    </message>
    <message>
        <source>remote</source>
        <translation>外部操作</translation>
    </message>
    <message>
        <source>character</source>
        <translation>キャラクター</translation>
    </message>
    <message>
        <source>calibration</source>
        <translation>キャリブレーション</translation>
    </message>
    <message>
        <source>relay</source>
        <translation>中継</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>tape</source>
        <translation>テープ</translation>
    </message>
</context>
<context>
    <name>phrases</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>。</translation>
    </message>
    <message>
        <source>: </source>
        <translation>: </translation>
    </message>
    <message>
        <source>%1 %2 builds no engine for %3</source>
        <translation>%1 %2 では %3 用のエンジンを作れません</translation>
    </message>
    <message>
        <source>%1 %2 cannot be loaded: %3</source>
        <translation>%1 %2 を読み込めません: %3</translation>
    </message>
    <message>
        <source>%1 %2 needs the package %3, which is not installed</source>
        <translation>%1 %2 にはパッケージ %3 が必要ですが、インストールされていません</translation>
    </message>
    <message>
        <source>%1 (%2 client)</source>
        <translation>%1（接続 %2）</translation>
    </message>
    <message>
        <source>%1 (%2 clients)</source>
        <translation>%1（接続 %2）</translation>
    </message>
    <message>
        <source>%1 (%2 live)</source>
        <translation>%1（接続中 %2）</translation>
    </message>
    <message>
        <source>%1 (%2 plugins)</source>
        <translation>%1（プラグイン %2）</translation>
    </message>
    <message>
        <source>%1 (%2, %3×%4; no alpha: the browser sink has it)</source>
        <translation>%1（%2、%3×%4、透過なし。透過はブラウザ出力で）</translation>
    </message>
    <message>
        <source>%1 (nobody watches)</source>
        <translation>%1（視聴なし）</translation>
    </message>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1（プロセス %2）</translation>
    </message>
    <message>
        <source>%1 (process %2, this one)</source>
        <translation>%1（プロセス %2、livehead 自身）</translation>
    </message>
    <message>
        <source>%1 (sound files work without it)</source>
        <translation>%1（音声ファイルはこれがなくても使えます）</translation>
    </message>
    <message>
        <source>%1 GB free in %2</source>
        <translation>%2 の空き %1 GB</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1・%2</translation>
    </message>
    <message>
        <source>%1 before %2</source>
        <translation>%2 での %1</translation>
    </message>
    <message>
        <source>%1 beside it</source>
        <translation>となりに %1</translation>
    </message>
    <message>
        <source>%1 builds for this machine&apos;s card only, not for %2</source>
        <translation>%1 はこのパソコンの GPU 用だけを作れます（%2 用は不可）</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>%1 can be read</source>
        <translation>%1 を読み込めます</translation>
    </message>
    <message>
        <source>%1 cannot be deleted: %2</source>
        <translation>%1 を削除できません: %2</translation>
    </message>
    <message>
        <source>%1 cannot be found</source>
        <translation>%1 が見つかりません</translation>
    </message>
    <message>
        <source>%1 cannot be made: %2</source>
        <translation>%1 を作成できません: %2</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>%1 を開けません: %2</translation>
    </message>
    <message>
        <source>%1 cannot be put back: %2</source>
        <translation>%1 を元に戻せません: %2</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 に接続できません: %2</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 を読み込めません: %2</translation>
    </message>
    <message>
        <source>%1 cannot be unpacked: %2</source>
        <translation>%1 を展開できません: %2</translation>
    </message>
    <message>
        <source>%1 cannot be written to</source>
        <translation>%1 に書き込めません</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 に書き込めません: %2</translation>
    </message>
    <message>
        <source>%1 cannot read %2: %3</source>
        <translation>%1 は %2 を読み込めません: %3</translation>
    </message>
    <message>
        <source>%1 comes with livehead and is not replaced</source>
        <translation>%1 は livehead に付属のもので、置き換えられません</translation>
    </message>
    <message>
        <source>%1 does not build for %2</source>
        <translation>%1 は %2 用に作れません</translation>
    </message>
    <message>
        <source>%1 does not go into %2</source>
        <translation>%1 は %2 に入れられません</translation>
    </message>
    <message>
        <source>%1 does not run %2: %3</source>
        <translation>%1 は %2 を実行できません: %3</translation>
    </message>
    <message>
        <source>%1 emotes, none playing</source>
        <translation>エモート %1 種、再生なし</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1 はすでにあります</translation>
    </message>
    <message>
        <source>%1 expressions, none on</source>
        <translation>表情 %1 種、使用なし</translation>
    </message>
    <message>
        <source>%1 fits several cameras</source>
        <translation>%1 に当てはまるカメラが複数あります</translation>
    </message>
    <message>
        <source>%1 for %2; engines in %3</source>
        <translation>%1（%2 用）、エンジンの場所: %3</translation>
    </message>
    <message>
        <source>%1 fps, %2</source>
        <translation>%1 fps, %2</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 フレーム</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%2 から %1</translation>
    </message>
    <message>
        <source>%1 gives no picture; it is in use by %2</source>
        <translation>%1 から映像が来ません。%2 が使用中です</translation>
    </message>
    <message>
        <source>%1 gives no pictures</source>
        <translation>%1 から映像が来ません</translation>
    </message>
    <message>
        <source>%1 gives nothing but zeros</source>
        <translation>%1 の音が完全に無音です</translation>
    </message>
    <message>
        <source>%1 has no character</source>
        <translation>%1 にキャラクターがありません</translation>
    </message>
    <message>
        <source>%1 has no input %2; it has %3</source>
        <translation>%1 に入力 %2 がありません（あるもの: %3）</translation>
    </message>
    <message>
        <source>%1 has no memory left for %2</source>
        <translation>%1 に %2 のためのメモリーが残っていません</translation>
    </message>
    <message>
        <source>%1 has no output %2; it has %3</source>
        <translation>%1 に出力 %2 がありません（あるもの: %3）</translation>
    </message>
    <message>
        <source>%1 has no transparent background</source>
        <translation>%1 の背景が透明ではありません</translation>
    </message>
    <message>
        <source>%1 holds %2 character.toml</source>
        <translation>%1 に character.toml が %2 個あります</translation>
    </message>
    <message>
        <source>%1 holds %2, which no character has</source>
        <translation>%1 に、キャラクターには使われない %2 があります</translation>
    </message>
    <message>
        <source>%1 holds more than a character</source>
        <translation>%1 にはキャラクター以外のものも入っています</translation>
    </message>
    <message>
        <source>%1 holds no calibration: %2</source>
        <translation>%1 にキャリブレーションがありません: %2</translation>
    </message>
    <message>
        <source>%1 holds no character.toml</source>
        <translation>%1 に character.toml がありません</translation>
    </message>
    <message>
        <source>%1 holds no motion</source>
        <translation>%1 に動きがありません</translation>
    </message>
    <message>
        <source>%1 holds no picture</source>
        <translation>%1 に画像がありません</translation>
    </message>
    <message>
        <source>%1 holds no picture that can be decoded</source>
        <translation>%1 に読み取れる映像がありません</translation>
    </message>
    <message>
        <source>%1 holds no sound</source>
        <translation>%1 に音声がありません</translation>
    </message>
    <message>
        <source>%1 holds no sound that can be decoded</source>
        <translation>%1 に読み取れる音声がありません</translation>
    </message>
    <message>
        <source>%1 holds no video</source>
        <translation>%1 に動画がありません</translation>
    </message>
    <message>
        <source>%1 holds no voice: %2</source>
        <translation>%1 に声のデータがありません: %2</translation>
    </message>
    <message>
        <source>%1 in %2: 52 expressions</source>
        <translation>%2 の %1: 表情 52 種</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 の値が %2 です</translation>
    </message>
    <message>
        <source>%1 is %2, not 512x512</source>
        <translation>%1 は %2 です（512x512 ではありません）</translation>
    </message>
    <message>
        <source>%1 is %2, not a table</source>
        <translation>%1 が %2 です（表ではありません）</translation>
    </message>
    <message>
        <source>%1 is a drawing program&apos;s own file</source>
        <translation>%1 はお絵かきソフト独自のファイルです</translation>
    </message>
    <message>
        <source>%1 is a folder</source>
        <translation>%1 はフォルダーです</translation>
    </message>
    <message>
        <source>%1 is a model of %2, not of %3</source>
        <translation>%1 は %2 のモデルで、%3 のものではありません</translation>
    </message>
    <message>
        <source>%1 is cut short or no ONNX file: %2</source>
        <translation>%1 は途中で切れているか、ONNX ファイルではありません: %2</translation>
    </message>
    <message>
        <source>%1 is damaged at record %2 of %3</source>
        <translation>%1 は %3 件中 %2 件目の記録が壊れています</translation>
    </message>
    <message>
        <source>%1 is damaged or cut short: %2</source>
        <translation>%1 は壊れているか途中で切れています: %2</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 は空です</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 が切断されました</translation>
    </message>
    <message>
        <source>%1 is gone, trying again</source>
        <translation>%1 が切断されました。再接続しています</translation>
    </message>
    <message>
        <source>%1 is held at %2×%3 by a program that shows it</source>
        <translation>%1 は表示中のプログラムにより %2×%3 に固定されています</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 がありません</translation>
    </message>
    <message>
        <source>%1 is missing or no picture</source>
        <translation>%1 がないか、画像ではありません</translation>
    </message>
    <message>
        <source>%1 is no address to send motion to</source>
        <translation>%1 は動きの送信先アドレスではありません</translation>
    </message>
    <message>
        <source>%1 is no colour: write #rrggbb or one of %2</source>
        <translation>%1 は色ではありません。#rrggbb か次のいずれかを書いてください: %2</translation>
    </message>
    <message>
        <source>%1 is no file</source>
        <translation>%1 はファイルではありません</translation>
    </message>
    <message>
        <source>%1 is no key</source>
        <translation>%1 はキーではありません</translation>
    </message>
    <message>
        <source>%1 is no livehead tape: it does not begin like one</source>
        <translation>%1 は livehead のテープではありません（先頭が違います）</translation>
    </message>
    <message>
        <source>%1 is no livehead tape: its first line is damaged</source>
        <translation>%1 は livehead のテープではありません（1 行目が壊れています）</translation>
    </message>
    <message>
        <source>%1 is no livehead tape: its records are of another size</source>
        <translation>%1 は livehead のテープではありません（記録の大きさが違います）</translation>
    </message>
    <message>
        <source>%1 is no name</source>
        <translation>%1 は名前として使えません</translation>
    </message>
    <message>
        <source>%1 is no name: 1 to %2 printable characters</source>
        <translation>%1 は名前として使えません（表示できる文字 1～%2 字）</translation>
    </message>
    <message>
        <source>%1 is no name: 1 to 60 letters, digits, spaces, dots or dashes</source>
        <translation>%1 は名前として使えません（英数字、空白、点、ハイフン 1～60 字）</translation>
    </message>
    <message>
        <source>%1 is no picture that can be read</source>
        <translation>%1 は読み込める画像ではありません</translation>
    </message>
    <message>
        <source>%1 is no sound that can be read: %2</source>
        <translation>%1 は読み込める音声ではありません: %2</translation>
    </message>
    <message>
        <source>%1 is no video that can be read: %2</source>
        <translation>%1 は読み込める動画ではありません: %2</translation>
    </message>
    <message>
        <source>%1 is none of your own characters</source>
        <translation>%1 はあなたのキャラクターではありません</translation>
    </message>
    <message>
        <source>%1 is not TOML: %2</source>
        <translation>%1 は TOML ではありません: %2</translation>
    </message>
    <message>
        <source>%1 is not valid TOML: %2</source>
        <translation>%1 は正しい TOML ではありません: %2</translation>
    </message>
    <message>
        <source>%1 is one picture: only a Talking Head model can move it, and none is installed</source>
        <translation>%1 は 1 枚の画像です。動かせるのは Talking Head モデルだけですが、インストールされていません</translation>
    </message>
    <message>
        <source>%1 is silent: it sees no face, or has ended%2</source>
        <translation>%1 から届きません。顔を見失ったか、終了しました%2</translation>
    </message>
    <message>
        <source>%1 is taken by %2</source>
        <translation>%1 は %2 が使用中です</translation>
    </message>
    <message>
        <source>%1 is taken by another program</source>
        <translation>%1 は他のプログラムが使用中です</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 はすでにあります</translation>
    </message>
    <message>
        <source>%1 is too large to read safely: %2</source>
        <translation>%1 は大きすぎて安全に読み込めません: %2</translation>
    </message>
    <message>
        <source>%1 is too long for an emote</source>
        <translation>%1 はエモートには長すぎます</translation>
    </message>
    <message>
        <source>%1 is too loud</source>
        <translation>%1 の音が大きすぎます</translation>
    </message>
    <message>
        <source>%1 kB/s to %2</source>
        <translation>%2 へ %1 kB/s</translation>
    </message>
    <message>
        <source>%1 may not be used by this user</source>
        <translation>このユーザーには %1 を使う権限がありません</translation>
    </message>
    <message>
        <source>%1 may not be used by you</source>
        <translation>%1 を使う権限がありません</translation>
    </message>
    <message>
        <source>%1 more faces</source>
        <translation>ほかの顔 %1 つ</translation>
    </message>
    <message>
        <source>%1 ms delay</source>
        <translation>遅延 %1 ms</translation>
    </message>
    <message>
        <source>%1 needs the input %2</source>
        <translation>%1 には入力 %2 が必要です</translation>
    </message>
    <message>
        <source>%1 not taken by the network</source>
        <translation>ネットワークに送れなかったもの %1</translation>
    </message>
    <message>
        <source>%1 of %2 people</source>
        <translation>%2 人中 %1 人</translation>
    </message>
    <message>
        <source>%1 of that colour inside the figure: kept</source>
        <translation>同じ色が絵の内側に %1 あります（残しました）</translation>
    </message>
    <message>
        <source>%1 of the frames</source>
        <translation>フレームの %1</translation>
    </message>
    <message>
        <source>%1 of the size</source>
        <translation>大きさの %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 on %2; this computer is %3</source>
        <translation>%1（%2）。このパソコンは %3</translation>
    </message>
    <message>
        <source>%1 or a library of it does not load here</source>
        <translation>%1 またはそのライブラリーがここでは読み込めません</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>パラメーター %1 個</translation>
    </message>
    <message>
        <source>%1 parameters from %2</source>
        <translation>%2 からパラメーター %1 個</translation>
    </message>
    <message>
        <source>%1 pictures a second, latency %2 ms</source>
        <translation>毎秒 %1 枚、遅延 %2 ms</translation>
    </message>
    <message>
        <source>%1 port %2</source>
        <translation>%1 ポート %2</translation>
    </message>
    <message>
        <source>%1 px, %2</source>
        <translation>%1 px、%2</translation>
    </message>
    <message>
        <source>%1 px, %2 levels</source>
        <translation>%1 px、%2 段階</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>記録 %1 件</translation>
    </message>
    <message>
        <source>%1 refuses %2 of %3: %4</source>
        <translation>%1 は %3 の %2 を受け付けません: %4</translation>
    </message>
    <message>
        <source>%1 sees no face%2</source>
        <translation>%1 に顔が映っていません%2</translation>
    </message>
    <message>
        <source>%1 separate figures</source>
        <translation>離れた絵 %1 つ</translation>
    </message>
    <message>
        <source>%1 spots</source>
        <translation>%1 か所</translation>
    </message>
    <message>
        <source>%1 stands in for %2: %3 (%4: %5)</source>
        <translation>%2 の代わりに %1: %3（%4: %5）</translation>
    </message>
    <message>
        <source>%1 talks too</source>
        <translation>%1 も送っています</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 から %2</translation>
    </message>
    <message>
        <source>%1 to %2 a second</source>
        <translation>%1 から毎秒 %2 へ</translation>
    </message>
    <message>
        <source>%1 unpacks to more than a character is</source>
        <translation>%1 は展開するとキャラクターより大きくなります</translation>
    </message>
    <message>
        <source>%1 values</source>
        <translation>値 %1 個</translation>
    </message>
    <message>
        <source>%1 wants the network %2, which is in no model folder</source>
        <translation>%1 にはネットワーク %2 が必要ですが、どのモデルフォルダーにもありません</translation>
    </message>
    <message>
        <source>%1, %2 of %3 s</source>
        <translation>%1、%3 秒中 %2 秒</translation>
    </message>
    <message>
        <source>%1, %2 of %3 s, cut off at the end</source>
        <translation>%1、%3 秒中 %2 秒（末尾が切れています）</translation>
    </message>
    <message>
        <source>%1, %2 packets a second%3</source>
        <translation>%1、毎秒 %2 パケット%3</translation>
    </message>
    <message>
        <source>%1, %2 records</source>
        <translation>%1、記録 %2 件</translation>
    </message>
    <message>
        <source>%1, %2 with %3</source>
        <translation>%1、%2（%3）</translation>
    </message>
    <message>
        <source>%1, %2 with another token or none</source>
        <translation>%1、トークンが違うか無い送信元: %2</translation>
    </message>
    <message>
        <source>%1, %2, %3, driver %4</source>
        <translation>%1、%2、%3、ドライバー %4</translation>
    </message>
    <message>
        <source>%1, %2, from disk</source>
        <translation>%1、%2、保存済み</translation>
    </message>
    <message>
        <source>%1, any voice, not calibrated: %2</source>
        <translation>%1、誰の声でも、未調整: %2</translation>
    </message>
    <message>
        <source>%1, drawn as vectors on the CPU</source>
        <translation>%1、CPU でベクター描画</translation>
    </message>
    <message>
        <source>%1, trying again</source>
        <translation>%1。再試行しています</translation>
    </message>
    <message>
        <source>%1, your voice: %2</source>
        <translation>%1、あなたの声: %2</translation>
    </message>
    <message>
        <source>%1. It is kept as %2; the usual settings are in use.</source>
        <translation>%1。%2 として残し、標準の設定を使っています。</translation>
    </message>
    <message>
        <source>%1.%2 turns the eyes</source>
        <translation>%1.%2 は目を動かします</translation>
    </message>
    <message>
        <source>%1.scale is %2, not within 0.05 to 8</source>
        <translation>%1.scale が %2 です（0.05～8 の範囲外）</translation>
    </message>
    <message>
        <source>%1.stylizers is %2</source>
        <translation>%1.stylizers が %2 です</translation>
    </message>
    <message>
        <source>%1.subject is %2</source>
        <translation>%1.subject が %2 です</translation>
    </message>
    <message>
        <source>%1.title is %2</source>
        <translation>%1.title が %2 です</translation>
    </message>
    <message>
        <source>%1.use is missing</source>
        <translation>%1.use がありません</translation>
    </message>
    <message>
        <source>%1/character.toml has no [character] table with a `picture`</source>
        <translation>%1/character.toml に `picture` のある [character] 表がありません</translation>
    </message>
    <message>
        <source>%1: another computer&apos;s livehead hears nobody without a token</source>
        <translation>%1: トークンがないと、別のパソコンの livehead は受け付けません</translation>
    </message>
    <message>
        <source>%1: frame %2 has %3</source>
        <translation>%1: フレーム %2 の問題: %3</translation>
    </message>
    <message>
        <source>%1: its note %2 is %3</source>
        <translation>%1: メモ %2 が %3 です</translation>
    </message>
    <message>
        <source>%1: its times are no times</source>
        <translation>%1: 時刻が正しくありません</translation>
    </message>
    <message>
        <source>%1: wrong or missing entry: %2</source>
        <translation>%1: 項目が間違っているか、ありません: %2</translation>
    </message>
    <message>
        <source>%1; %2 cannot listen</source>
        <translation>%1。%2 は受信できません</translation>
    </message>
    <message>
        <source>%1; %2 is not allowed</source>
        <translation>%1。%2 は許可されていません</translation>
    </message>
    <message>
        <source>%1; %2 sends as a livehead</source>
        <translation>%1。%2 が livehead として送っています</translation>
    </message>
    <message>
        <source>%1; %2 sends to it</source>
        <translation>%1。%2 が送信中です</translation>
    </message>
    <message>
        <source>%1; %2 sends, unasked</source>
        <translation>%1。%2 から要求していない送信があります</translation>
    </message>
    <message>
        <source>%1; browsers and Zoom do not list it</source>
        <translation>%1。ブラウザや Zoom の一覧に出ません</translation>
    </message>
    <message>
        <source>%1; can be used</source>
        <translation>%1。使えます</translation>
    </message>
    <message>
        <source>%1; can be used, shown by %2</source>
        <translation>%1。使えます（%2 が表示中）</translation>
    </message>
    <message>
        <source>%1; for %2</source>
        <translation>%1（%2 用）</translation>
    </message>
    <message>
        <source>%1; for run --remote</source>
        <translation>%1（run --remote 用）</translation>
    </message>
    <message>
        <source>%1; for run --vts-api</source>
        <translation>%1（run --vts-api 用）</translation>
    </message>
    <message>
        <source>%1; for the browser sink</source>
        <translation>%1（ブラウザ出力用）</translation>
    </message>
    <message>
        <source>%1; for the media_stream sink</source>
        <translation>%1（media_stream 出力用）</translation>
    </message>
    <message>
        <source>%1; held by %2</source>
        <translation>%1。%2 が使用中です</translation>
    </message>
    <message>
        <source>%1; in a monetised stream: %2</source>
        <translation>%1、収益化した配信での利用: %2</translation>
    </message>
    <message>
        <source>%1; left out: %2</source>
        <translation>%1、除外: %2</translation>
    </message>
    <message>
        <source>%1; not saved: %2</source>
        <translation>%1、未保存: %2</translation>
    </message>
    <message>
        <source>%1; pictures or motions left out: %2</source>
        <translation>%1、省かれた画像や動き: %2</translation>
    </message>
    <message>
        <source>%1; this computer is %2</source>
        <translation>%1。このパソコンは %2</translation>
    </message>
    <message>
        <source>%1; trying again</source>
        <translation>%1。再試行しています</translation>
    </message>
    <message>
        <source>%1; you may not open %2</source>
        <translation>%1。%2 を開く権限がありません</translation>
    </message>
    <message>
        <source>%1; you may not open it</source>
        <translation>%1。開く権限がありません</translation>
    </message>
    <message>
        <source>%1there are: %2</source>
        <translation>%1あるもの: %2</translation>
    </message>
    <message>
        <source>%1x%2 pixels</source>
        <translation>%1x%2 ピクセル</translation>
    </message>
    <message>
        <source>%1×%2 is no camera size: 16 to 4096 a side, even numbers</source>
        <translation>%1×%2 はカメラの大きさになりません（各辺 16～4096 の偶数）</translation>
    </message>
    <message>
        <source>%1×%2 is no size: 1 to 4096 a side, or 0 for both</source>
        <translation>%1×%2 は大きさになりません（各辺 1～4096、または両方 0）</translation>
    </message>
    <message>
        <source>%1×%2 pixels</source>
        <translation>%1×%2 ピクセル</translation>
    </message>
    <message>
        <source>--holes cuts them out as well</source>
        <translation>--holes を付けるとそこも切り抜きます</translation>
    </message>
    <message>
        <source>1 is as recorded</source>
        <translation>1 で記録どおりの速さです</translation>
    </message>
    <message>
        <source>1 is its own size</source>
        <translation>1 でそのままの大きさです</translation>
    </message>
    <message>
        <source>1 is the second person, 7 the last</source>
        <translation>1 が 2 人目、7 が最後です</translation>
    </message>
    <message>
        <source>3 s of demo motion</source>
        <translation>デモの動きを 3 秒間</translation>
    </message>
    <message>
        <source>30 or 60 is usual</source>
        <translation>30 か 60 が一般的です</translation>
    </message>
    <message>
        <source>Blink a few times, then keep both eyes shut for a second.</source>
        <translation>数回まばたきしてから、1 秒間両目を閉じてください。</translation>
    </message>
    <message>
        <source>Face Cap from %1</source>
        <translation>Face Cap（%1）</translation>
    </message>
    <message>
        <source>Frown: brows down, wrinkle your nose, squint.</source>
        <translation>しかめっ面: 眉を下げ、鼻にしわを寄せ、目を細めてください。</translation>
    </message>
    <message>
        <source>GStreamer does not start: %1</source>
        <translation>GStreamer を起動できません: %1</translation>
    </message>
    <message>
        <source>GStreamer ended (%1)</source>
        <translation>GStreamer が終了しました（%1）</translation>
    </message>
    <message>
        <source>GStreamer has no %1</source>
        <translation>GStreamer に %1 がありません</translation>
    </message>
    <message>
        <source>GStreamer&apos;s tools are missing</source>
        <translation>GStreamer のツールがありません</translation>
    </message>
    <message>
        <source>Keep your head still and look into each corner of the screen.</source>
        <translation>頭を動かさずに、画面の四隅を順に見てください。</translation>
    </message>
    <message>
        <source>Live Link Face from %1</source>
        <translation>Live Link Face（%1）</translation>
    </message>
    <message>
        <source>Look at the screen with a calm face, mouth shut.</source>
        <translation>口を閉じ、落ち着いた顔で画面を見てください。</translation>
    </message>
    <message>
        <source>NDI source %1</source>
        <translation>NDI ソース %1</translation>
    </message>
    <message>
        <source>NDI takes no more frames: %1</source>
        <translation>NDI がフレームを受け付けなくなりました: %1</translation>
    </message>
    <message>
        <source>OBS %1 answers, no password</source>
        <translation>OBS %1 から応答あり、パスワードなし</translation>
    </message>
    <message>
        <source>OBS %1 answers, no password; it has no browser source</source>
        <translation>OBS %1 から応答あり、パスワードなし。ブラウザソースがありません</translation>
    </message>
    <message>
        <source>OBS %1 answers, the kept password fits</source>
        <translation>OBS %1 から応答あり、保存したパスワードで接続できます</translation>
    </message>
    <message>
        <source>OBS %1 answers, the kept password fits; it has no browser source</source>
        <translation>OBS %1 から応答あり、保存したパスワードで接続できます。ブラウザソースがありません</translation>
    </message>
    <message>
        <source>OBS %1 brings one; there is only one, without alpha</source>
        <translation>OBS %1 に付属しています。1 つだけで、透過はありません</translation>
    </message>
    <message>
        <source>OBS %1 may bring none</source>
        <translation>OBS %1 には付属していない可能性があります</translation>
    </message>
    <message>
        <source>OBS at %1 does not answer</source>
        <translation>%1 の OBS が応答しません</translation>
    </message>
    <message>
        <source>OBS does not let go of the source %1</source>
        <translation>OBS がソース %1 を解放しません</translation>
    </message>
    <message>
        <source>OBS does not take this password</source>
        <translation>OBS がこのパスワードを受け付けません</translation>
    </message>
    <message>
        <source>OBS ended the connection</source>
        <translation>OBS が接続を切りました</translation>
    </message>
    <message>
        <source>OBS has no scene %1</source>
        <translation>OBS にシーン %1 がありません</translation>
    </message>
    <message>
        <source>OBS is not running (nothing listens at %1)</source>
        <translation>OBS が起動していません（%1 で待ち受けているものがありません）</translation>
    </message>
    <message>
        <source>OBS refuses %1: %2 (code %3)</source>
        <translation>OBS が %1 を拒否しました: %2（コード %3）</translation>
    </message>
    <message>
        <source>OBS runs, but its WebSocket server is not at %1</source>
        <translation>OBS は動いていますが、WebSocket サーバーが %1 にありません</translation>
    </message>
    <message>
        <source>OBS wants a password</source>
        <translation>OBS がパスワードを求めています</translation>
    </message>
    <message>
        <source>ONNX Runtime would run on the CPU instead of %1: %2</source>
        <translation>ONNX Runtime は %1 ではなく CPU で動いてしまいます: %2</translation>
    </message>
    <message>
        <source>Open your eyes wide and raise your brows.</source>
        <translation>目を大きく開き、眉を上げてください。</translation>
    </message>
    <message>
        <source>OpenSeeFace from %1</source>
        <translation>OpenSeeFace（%1）</translation>
    </message>
    <message>
        <source>OpenVINO is not installed</source>
        <translation>OpenVINO がインストールされていません</translation>
    </message>
    <message>
        <source>PNG pictures</source>
        <translation>PNG 画像</translation>
    </message>
    <message>
        <source>PipeWire does not run for this user</source>
        <translation>このユーザーで PipeWire が動いていません</translation>
    </message>
    <message>
        <source>PipeWire is of Linux</source>
        <translation>PipeWire は Linux 用です</translation>
    </message>
    <message>
        <source>PipeWire source %1</source>
        <translation>PipeWire ソース %1</translation>
    </message>
    <message>
        <source>Say A, I, U, E, O, slowly and wide.</source>
        <translation>「あ・い・う・え・お」とゆっくり大きく言ってください。</translation>
    </message>
    <message>
        <source>Smile with all your teeth, then pull the corners down, then puff your cheeks.</source>
        <translation>歯を見せて笑い、次に口角を下げ、最後に頬をふくらませてください。</translation>
    </message>
    <message>
        <source>Spout is only on Windows</source>
        <translation>Spout は Windows だけで使えます</translation>
    </message>
    <message>
        <source>Spout sender %1</source>
        <translation>Spout 送信元 %1</translation>
    </message>
    <message>
        <source>Spout takes no more frames: %1</source>
        <translation>Spout がフレームを受け付けなくなりました: %1</translation>
    </message>
    <message>
        <source>Syphon is only on macOS</source>
        <translation>Syphon は macOS だけで使えます</translation>
    </message>
    <message>
        <source>Syphon server %1</source>
        <translation>Syphon サーバー %1</translation>
    </message>
    <message>
        <source>Syphon takes no more frames: %1</source>
        <translation>Syphon がフレームを受け付けなくなりました: %1</translation>
    </message>
    <message>
        <source>TensorRT for RTX is not installed</source>
        <translation>TensorRT for RTX がインストールされていません</translation>
    </message>
    <message>
        <source>TensorRT is installed and does not load%1</source>
        <translation>TensorRT はインストールされていますが読み込めません%1</translation>
    </message>
    <message>
        <source>The settings could not be read: %1. The usual ones are in use.</source>
        <translation>設定を読み込めませんでした: %1。標準の設定を使っています。</translation>
    </message>
    <message>
        <source>Turn your head as far as you like: left, right, up, down, and tilt it.</source>
        <translation>左右と上下に首をできるだけ大きく回し、傾けてください。</translation>
    </message>
    <message>
        <source>VMC from %1</source>
        <translation>VMC（%1）</translation>
    </message>
    <message>
        <source>VTube Studio or MeowFace from %1</source>
        <translation>VTube Studio または MeowFace（%1）</translation>
    </message>
    <message>
        <source>Wayland tells no program where the pointer is</source>
        <translation>Wayland はポインターの位置をどのプログラムにも知らせません</translation>
    </message>
    <message>
        <source>Windows does not tell where the pointer is</source>
        <translation>Windows からポインターの位置を取得できません</translation>
    </message>
    <message>
        <source>`livehead character list` shows them</source>
        <translation>`livehead character list` で一覧を見られます</translation>
    </message>
    <message>
        <source>`livehead list characters` shows the characters there are</source>
        <translation>`livehead list characters` でキャラクターの一覧を見られます</translation>
    </message>
    <message>
        <source>`livehead obs setup` needs OBS %1 or newer: update it</source>
        <translation>`livehead obs setup` には OBS %1 以降が必要です。更新してください</translation>
    </message>
    <message>
        <source>a broken one is kept as %1</source>
        <translation>壊れたものは %1 に残してあります</translation>
    </message>
    <message>
        <source>a budget is 0 (none) or more, e.g. 15</source>
        <translation>budget は 0（なし）以上です。例: 15</translation>
    </message>
    <message>
        <source>a character called %1 is there already</source>
        <translation>%1 というキャラクターはすでにあります</translation>
    </message>
    <message>
        <source>a character cannot be called %1</source>
        <translation>キャラクターに %1 という名前は付けられません</translation>
    </message>
    <message>
        <source>a folder of pictures</source>
        <translation>画像のフォルダー</translation>
    </message>
    <message>
        <source>a hand seems to lie over the face: it will be bent with it</source>
        <translation>顔に手がかかっているようです。動くと一緒に曲がります</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>テキストの一覧</translation>
    </message>
    <message>
        <source>a name in the configuration is no text</source>
        <translation>設定の中の名前がテキストではありません</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>a path</source>
        <translation>パス</translation>
    </message>
    <message>
        <source>a picture with the whole head and some room above is needed</source>
        <translation>頭全体が入り、上に少し余白のある画像が必要です</translation>
    </message>
    <message>
        <source>a spot</source>
        <translation>1 か所</translation>
    </message>
    <message>
        <source>a veil hardly seen lies over %1 pixels of the background</source>
        <translation>ほとんど見えない膜が背景の %1 ピクセルに残っています</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>actor[%1]</source>
        <translation>actor[%1]</translation>
    </message>
    <message>
        <source>actor[%1] and actor[%2] are both moved by person %3</source>
        <translation>actor[%1] と actor[%2] の両方が人物 %3 で動きます</translation>
    </message>
    <message>
        <source>add [[modifier]] use = &quot;express&quot; and &quot;emote&quot;</source>
        <translation>[[modifier]] use = &quot;express&quot; と &quot;emote&quot; を追加してください</translation>
    </message>
    <message>
        <source>add it to the allowed addresses</source>
        <translation>許可するアドレスに追加してください</translation>
    </message>
    <message>
        <source>added a source to the scene %1</source>
        <translation>シーン %1 にソースを追加しました</translation>
    </message>
    <message>
        <source>allow access to %1, e.g. add yourself to the group video and log in anew</source>
        <translation>%1 へのアクセスを許可してください（例: video グループに入り、ログインし直す）</translation>
    </message>
    <message>
        <source>allow your user to read this file</source>
        <translation>このファイルを読む権限を自分のユーザーに与えてください</translation>
    </message>
    <message>
        <source>allow your user to read this folder</source>
        <translation>このフォルダーを読む権限を自分のユーザーに与えてください</translation>
    </message>
    <message>
        <source>amount %1</source>
        <translation>強さ %1</translation>
    </message>
    <message>
        <source>amount is %1, not a number from 0</source>
        <translation>amount が %1 です（0 以上の数値ではありません）</translation>
    </message>
    <message>
        <source>an array of shape %1</source>
        <translation>形 %1 の配列</translation>
    </message>
    <message>
        <source>an array with gaps (not C-contiguous)</source>
        <translation>すき間のある配列（C 連続ではない）</translation>
    </message>
    <message>
        <source>an audio offset of %1 ms is not possible</source>
        <translation>音声オフセット %1 ms は設定できません</translation>
    </message>
    <message>
        <source>animate it with a model for any picture, e.g. --animator tha3 (`livehead models list`)</source>
        <translation>どんな画像も動かせるモデルを使ってください。例: --animator tha3（`livehead models list`）</translation>
    </message>
    <message>
        <source>animator %1</source>
        <translation>アニメーター %1</translation>
    </message>
    <message>
        <source>animator.%1.coarse is %2</source>
        <translation>animator.%1.coarse が %2 です</translation>
    </message>
    <message>
        <source>animator.%1.kept_mb is %2</source>
        <translation>animator.%1.kept_mb が %2 です</translation>
    </message>
    <message>
        <source>animator.%1.threads is %2</source>
        <translation>animator.%1.threads が %2 です</translation>
    </message>
    <message>
        <source>animator.puppet.size is %1</source>
        <translation>animator.puppet.size が %1 です</translation>
    </message>
    <message>
        <source>animator.student.threads is %1</source>
        <translation>animator.student.threads が %1 です</translation>
    </message>
    <message>
        <source>another face</source>
        <translation>別の顔</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>他のプログラム</translation>
    </message>
    <message>
        <source>another program may be sending to it: close that one, or name another device</source>
        <translation>他のプログラムが送信中かもしれません。それを閉じるか、別のデバイスを指定してください</translation>
    </message>
    <message>
        <source>another program, it seems</source>
        <translation>他のプログラムのようです</translation>
    </message>
    <message>
        <source>art.svg holds no layers</source>
        <translation>art.svg にレイヤーがありません</translation>
    </message>
    <message>
        <source>ask whoever made it before a stream earns money with it</source>
        <translation>収益化した配信で使う前に、作者に確認してください</translation>
    </message>
    <message>
        <source>asking %1</source>
        <translation>%1 に問い合わせています</translation>
    </message>
    <message>
        <source>breathing</source>
        <translation>呼吸</translation>
    </message>
    <message>
        <source>brew install --cask obs (version 30 or newer), then start and stop its virtual camera once</source>
        <translation>brew install --cask obs（バージョン 30 以降）を実行し、仮想カメラを一度開始して停止してください</translation>
    </message>
    <message>
        <source>brows is %1, not a cutoff above 0 and a gain from 0, as in 1.0, 8.0</source>
        <translation>brows が %1 です（0 より大きいカットオフと 0 以上のゲインではありません。例: 1.0, 8.0）</translation>
    </message>
    <message>
        <source>budget.frame_ms is %1</source>
        <translation>budget.frame_ms が %1 です</translation>
    </message>
    <message>
        <source>budget.processor is %1</source>
        <translation>budget.processor が %1 です</translation>
    </message>
    <message>
        <source>bundled face mesh</source>
        <translation>内蔵の顔メッシュ</translation>
    </message>
    <message>
        <source>calibrate again, or delete the file</source>
        <translation>もう一度キャリブレーションするか、ファイルを削除してください</translation>
    </message>
    <message>
        <source>calibrate it, or leave `file` out for any voice</source>
        <translation>キャリブレーションするか、`file` を省いて誰の声でも使えるようにしてください</translation>
    </message>
    <message>
        <source>calibrate the voice again, or delete the file</source>
        <translation>声をもう一度キャリブレーションするか、ファイルを削除してください</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>キャリブレーション済み</translation>
    </message>
    <message>
        <source>calibrated, guided; not moved: %1</source>
        <translation>ガイド付きキャリブレーション済み。動かなかったもの: %1</translation>
    </message>
    <message>
        <source>calibrating</source>
        <translation>キャリブレーション中</translation>
    </message>
    <message>
        <source>calibrating, %1 of %2 %3 %4 s left</source>
        <translation>キャリブレーション中 %1/%2 %3 残り %4 秒</translation>
    </message>
    <message>
        <source>calibrating: waiting for a face</source>
        <translation>キャリブレーション中: 顔を待っています</translation>
    </message>
    <message>
        <source>calibrations</source>
        <translation>キャリブレーション</translation>
    </message>
    <message>
        <source>call load(character) first</source>
        <translation>先に load(character) を呼んでください</translation>
    </message>
    <message>
        <source>camera %1</source>
        <translation>カメラ %1</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>cannot be looked at: %1</source>
        <translation>確認できません: %1</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>読み込めません: %1</translation>
    </message>
    <message>
        <source>cannot listen on %1: %2</source>
        <translation>%1 で待ち受けできません: %2</translation>
    </message>
    <message>
        <source>cannot listen on %1:%2: %3</source>
        <translation>%1:%2 で待ち受けできません: %3</translation>
    </message>
    <message>
        <source>cannot read the tape %1: %2</source>
        <translation>テープ %1 を読み込めません: %2</translation>
    </message>
    <message>
        <source>cannot save the calibration %1: %2</source>
        <translation>キャリブレーション %1 を保存できません: %2</translation>
    </message>
    <message>
        <source>cannot save the note for doctor %1: %2</source>
        <translation>診断用のメモ %1 を保存できません: %2</translation>
    </message>
    <message>
        <source>cannot save the voice %1: %2</source>
        <translation>声 %1 を保存できません: %2</translation>
    </message>
    <message>
        <source>cannot write the tape %1: %2</source>
        <translation>テープ %1 に書き込めません: %2</translation>
    </message>
    <message>
        <source>character</source>
        <translation>キャラクター</translation>
    </message>
    <message>
        <source>character %1</source>
        <translation>キャラクター %1</translation>
    </message>
    <message>
        <source>check --host and --port</source>
        <translation>--host と --port を確認してください</translation>
    </message>
    <message>
        <source>check its name, or install livehead again</source>
        <translation>名前を確認するか、livehead を入れ直してください</translation>
    </message>
    <message>
        <source>check the folder and its permissions</source>
        <translation>フォルダーとその権限を確認してください</translation>
    </message>
    <message>
        <source>check the path and its permissions</source>
        <translation>パスとその権限を確認してください</translation>
    </message>
    <message>
        <source>check the path, or give a camera: livehead list cameras</source>
        <translation>パスを確認するか、カメラを指定してください: livehead list cameras</translation>
    </message>
    <message>
        <source>check the port in OBS: Tools → WebSocket Server Settings; update an older OBS</source>
        <translation>OBS のポートを確認してください: ツール → WebSocket サーバー設定。古い OBS は更新してください</translation>
    </message>
    <message>
        <source>choose %1 to %2</source>
        <translation>%1 から %2 の値を選んでください</translation>
    </message>
    <message>
        <source>choose %1; RTX 20 is sm75, RTX 30 sm86, RTX 40 sm89, RTX 50 sm120</source>
        <translation>%1 を選んでください。RTX 20 は sm75、RTX 30 は sm86、RTX 40 は sm89、RTX 50 は sm120 です</translation>
    </message>
    <message>
        <source>choose 1 to 64, e.g. 2</source>
        <translation>1～64 を選んでください。例: 2</translation>
    </message>
    <message>
        <source>choose 16 to 4096, e.g. 512</source>
        <translation>16～4096 を選んでください。例: 512</translation>
    </message>
    <message>
        <source>choose a file in a folder you may write to</source>
        <translation>書き込めるフォルダーのファイルを選んでください</translation>
    </message>
    <message>
        <source>choose a port above 1023</source>
        <translation>1024 以上のポートを選んでください</translation>
    </message>
    <message>
        <source>choose another animator</source>
        <translation>別のアニメーターを選んでください</translation>
    </message>
    <message>
        <source>choose another engine; if that fails too, import the model again</source>
        <translation>別のエンジンを選んでください。それも失敗したら、モデルをインポートし直してください</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>別のフォルダーを選んでください</translation>
    </message>
    <message>
        <source>choose another place, or make room</source>
        <translation>別の場所を選ぶか、空きを作ってください</translation>
    </message>
    <message>
        <source>choose another place, or make room there</source>
        <translation>別の場所を選ぶか、そこに空きを作ってください</translation>
    </message>
    <message>
        <source>choose auto, %1</source>
        <translation>auto、%1 のいずれかを選んでください</translation>
    </message>
    <message>
        <source>choose engine = cuda or onnxruntime</source>
        <translation>engine = cuda か onnxruntime を選んでください</translation>
    </message>
    <message>
        <source>choose engine = cuda or onnxruntime for this network, and report its name</source>
        <translation>このネットワークには engine = cuda か onnxruntime を選び、その名前をご報告ください</translation>
    </message>
    <message>
        <source>choose engine = openvino</source>
        <translation>engine = openvino を選んでください</translation>
    </message>
    <message>
        <source>choose one above 1023</source>
        <translation>1024 以上を選んでください</translation>
    </message>
    <message>
        <source>choose one of %1, or another animator</source>
        <translation>%1 のいずれか、または別のアニメーターを選んでください</translation>
    </message>
    <message>
        <source>close %1, or unplug the camera and plug it in again</source>
        <translation>%1 を閉じるか、カメラを抜き差ししてください</translation>
    </message>
    <message>
        <source>close other programs on that device, or take a smaller variant: separable, or half</source>
        <translation>そのデバイスを使う他のプログラムを閉じるか、小さい版（separable、half）を使ってください</translation>
    </message>
    <message>
        <source>close other programs that use it</source>
        <translation>使用中の他のプログラムを閉じてください</translation>
    </message>
    <message>
        <source>close other programs that use it, or take a smaller variant: separable, or half</source>
        <translation>使用中の他のプログラムを閉じるか、小さい版（separable、half）を使ってください</translation>
    </message>
    <message>
        <source>close other programs, or lower --fps</source>
        <translation>他のプログラムを閉じるか、--fps を下げてください</translation>
    </message>
    <message>
        <source>close other programs, then press Start</source>
        <translation>他のプログラムを閉じてから「開始」を押してください</translation>
    </message>
    <message>
        <source>close that program (another tracker or VTuber app?), or set another port here and there</source>
        <translation>そのプログラム（別のトラッカーや VTuber アプリ？）を閉じるか、両方で別のポートにしてください</translation>
    </message>
    <message>
        <source>close that program, or choose another port</source>
        <translation>そのプログラムを閉じるか、別のポートを選んでください</translation>
    </message>
    <message>
        <source>close that program, or make another device</source>
        <translation>そのプログラムを閉じるか、別のデバイスを作ってください</translation>
    </message>
    <message>
        <source>close that program, or set width = %1 and height = %2</source>
        <translation>そのプログラムを閉じるか、width = %1、height = %2 にしてください</translation>
    </message>
    <message>
        <source>close that, or choose another camera</source>
        <translation>それを閉じるか、別のカメラを選んでください</translation>
    </message>
    <message>
        <source>closed: %1</source>
        <translation>終了: %1</translation>
    </message>
    <message>
        <source>codecs that do: %1</source>
        <translation>使えるコーデック: %1</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>色</translation>
    </message>
    <message>
        <source>compare it with characters/README.md, which shows a whole character.toml</source>
        <translation>character.toml の見本がある characters/README.md と比べてください</translation>
    </message>
    <message>
        <source>correct %1 against the drawing</source>
        <translation>%1 を絵に合わせて直してください</translation>
    </message>
    <message>
        <source>create it, or give another path</source>
        <translation>作成するか、別のパスを指定してください</translation>
    </message>
    <message>
        <source>credit: %1</source>
        <translation>クレジット: %1</translation>
    </message>
    <message>
        <source>cut the figure out in a drawing program and save it as PNG with transparency</source>
        <translation>お絵かきソフトで人物を切り抜き、透過 PNG で保存してください</translation>
    </message>
    <message>
        <source>delete it by hand</source>
        <translation>手動で削除してください</translation>
    </message>
    <message>
        <source>demo motion</source>
        <translation>デモの動き</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>did you mean %1?</source>
        <translation>%1 のことですか？</translation>
    </message>
    <message>
        <source>discovery = &quot;network&quot; needs a host that the network reaches, e.g. &quot;0.0.0.0&quot;</source>
        <translation>discovery = &quot;network&quot; には、ネットワークから届く host（例: &quot;0.0.0.0&quot;）が必要です</translation>
    </message>
    <message>
        <source>disk for %1</source>
        <translation>%1用のディスク</translation>
    </message>
    <message>
        <source>do not trust it</source>
        <translation>信用しないでください</translation>
    </message>
    <message>
        <source>doctor</source>
        <translation>診断</translation>
    </message>
    <message>
        <source>draw into groups with an id, the layers</source>
        <translation>id の付いたグループ（レイヤー）の中に描いてください</translation>
    </message>
    <message>
        <source>draw on, or place the source at the edge of the scene</source>
        <translation>描き足すか、ソースをシーンの端に置いてください</translation>
    </message>
    <message>
        <source>draw or export it larger</source>
        <translation>もっと大きく描くか書き出してください</translation>
    </message>
    <message>
        <source>draw the arm away, if it does</source>
        <translation>かかっていたら、腕を消して描いてください</translation>
    </message>
    <message>
        <source>drop the character&apos;s own folder</source>
        <translation>キャラクター自身のフォルダーをドロップしてください</translation>
    </message>
    <message>
        <source>emote in modifier.emote.keys</source>
        <translation>modifier.emote.keys のエモート</translation>
    </message>
    <message>
        <source>end it, then start it again</source>
        <translation>終了してから起動し直してください</translation>
    </message>
    <message>
        <source>end the path in .mp4, .webm or .mov, or give a folder or %05d.png for PNG pictures</source>
        <translation>パスの末尾を .mp4、.webm、.mov にするか、PNG 画像ならフォルダーか %05d.png にしてください</translation>
    </message>
    <message>
        <source>engine = %1</source>
        <translation>engine = %1</translation>
    </message>
    <message>
        <source>engine = auto</source>
        <translation>engine = auto</translation>
    </message>
    <message>
        <source>engines</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>error %1</source>
        <translation>エラー %1</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>終了コード %1</translation>
    </message>
    <message>
        <source>export it there as PNG with transparency</source>
        <translation>そこから透過 PNG で書き出してください</translation>
    </message>
    <message>
        <source>eyelids is %1, not a cutoff above 0 and a gain from 0, as in 1.0, 8.0</source>
        <translation>eyelids が %1 です（0 より大きいカットオフと 0 以上のゲインではありません。例: 1.0, 8.0）</translation>
    </message>
    <message>
        <source>face landmarker task</source>
        <translation>face landmarker task</translation>
    </message>
    <message>
        <source>face model</source>
        <translation>顔モデル</translation>
    </message>
    <message>
        <source>face the camera, with light from the front</source>
        <translation>正面から光を当て、カメラを向いてください</translation>
    </message>
    <message>
        <source>fade is %1, neither 0 nor within 0.1 to 5 seconds</source>
        <translation>fade が %1 です（0、または 0.1～5 秒ではありません）</translation>
    </message>
    <message>
        <source>fade is %1, not within 0 to 5 seconds</source>
        <translation>fade が %1 です（0～5 秒の範囲外）</translation>
    </message>
    <message>
        <source>fade is %1, not within 0.1 to 2 seconds</source>
        <translation>fade が %1 です（0.1～2 秒の範囲外）</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失敗: %1</translation>
    </message>
    <message>
        <source>fetch face_landmarker.task anew from MediaPipe&apos;s model page, or set model = &quot;bundled&quot;</source>
        <translation>MediaPipe のモデルページから face_landmarker.task を取り直すか、model = &quot;bundled&quot; にしてください</translation>
    </message>
    <message>
        <source>files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>font for Chinese</source>
        <translation>中国語のフォント</translation>
    </message>
    <message>
        <source>font for Japanese</source>
        <translation>日本語のフォント</translation>
    </message>
    <message>
        <source>for NVIDIA cards only</source>
        <translation>NVIDIA の GPU 専用です</translation>
    </message>
    <message>
        <source>for all 52 expressions put %1 into %2</source>
        <translation>52 種の表情すべてを使うには %1 を %2 に置いてください</translation>
    </message>
    <message>
        <source>fps is %1, not within 0 to 240</source>
        <translation>fps が %1 です（0～240 の範囲外）</translation>
    </message>
    <message>
        <source>fps is %1, not within 1 to 240</source>
        <translation>fps が %1 です（1～240 の範囲外）</translation>
    </message>
    <message>
        <source>frames are (H, W, 4) uint8 RGBA, C-contiguous, at most %1 a side</source>
        <translation>フレームは (H, W, 4) uint8 RGBA、C 連続、各辺 %1 以下です</translation>
    </message>
    <message>
        <source>free some memory, or make the picture smaller</source>
        <translation>メモリーを空けるか、画像を小さくしてください</translation>
    </message>
    <message>
        <source>free some space and record again; what was recorded up to here is kept</source>
        <translation>空きを作って録画し直してください。ここまでの録画は残っています</translation>
    </message>
    <message>
        <source>free some space, or choose another file; what is recorded so far can be played</source>
        <translation>空きを作るか別のファイルを選んでください。ここまでの記録は再生できます</translation>
    </message>
    <message>
        <source>free, nobody sends; for %1</source>
        <translation>空き、送信なし（%1 用）</translation>
    </message>
    <message>
        <source>free; for ifacialmocap with transport=tcp</source>
        <translation>空き（ifacialmocap の transport=tcp 用）</translation>
    </message>
    <message>
        <source>free; for run --remote</source>
        <translation>空き（run --remote 用）</translation>
    </message>
    <message>
        <source>free; for run --vts-api</source>
        <translation>空き（run --vts-api 用）</translation>
    </message>
    <message>
        <source>free; for the browser sink</source>
        <translation>空き（ブラウザ出力用）</translation>
    </message>
    <message>
        <source>free; for the media_stream sink</source>
        <translation>空き（media_stream 出力用）</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 から</translation>
    </message>
    <message>
        <source>full quality</source>
        <translation>最高品質</translation>
    </message>
    <message>
        <source>gamma is %1, not within 0.1 to 10</source>
        <translation>gamma が %1 です（0.1～10 の範囲外）</translation>
    </message>
    <message>
        <source>gaze is %1, not a cutoff above 0 and a gain from 0, as in 1.0, 8.0</source>
        <translation>gaze が %1 です（0 より大きいカットオフと 0 以上のゲインではありません。例: 1.0, 8.0）</translation>
    </message>
    <message>
        <source>get %1 again (git checkout or reinstall), or train it with tools/train_student.py</source>
        <translation>%1 を取り直す（git checkout か再インストール）か、tools/train_student.py で学習してください</translation>
    </message>
    <message>
        <source>give %1 to %2</source>
        <translation>%1 から %2 の値を指定してください</translation>
    </message>
    <message>
        <source>give a PNG, JPEG, WebP, BMP or TIFF file</source>
        <translation>PNG、JPEG、WebP、BMP、TIFF のファイルを指定してください</translation>
    </message>
    <message>
        <source>give a file in a folder of yours</source>
        <translation>自分のフォルダーのファイルを指定してください</translation>
    </message>
    <message>
        <source>give a file made by `livehead motion record`, or none for the demo motion</source>
        <translation>`livehead motion record` で作ったファイルを指定するか、省いてデモの動きにしてください</translation>
    </message>
    <message>
        <source>give a picture with one figure, or say --head X,Y,SIZE</source>
        <translation>人物が 1 人の画像を使うか、--head X,Y,SIZE を指定してください</translation>
    </message>
    <message>
        <source>give a sound file such as WAV, FLAC or MP3; try to play it in a player</source>
        <translation>WAV、FLAC、MP3 などの音声ファイルを指定し、プレーヤーで再生できるか試してください</translation>
    </message>
    <message>
        <source>give a video file such as MP4, MKV, WebM or GIF; try to play it in a video player</source>
        <translation>MP4、MKV、WebM、GIF などの動画ファイルを指定し、プレーヤーで再生できるか試してください</translation>
    </message>
    <message>
        <source>give a video file, a picture or a camera</source>
        <translation>動画ファイル、画像、カメラのいずれかを指定してください</translation>
    </message>
    <message>
        <source>give a zip that `livehead character export` wrote, with one character</source>
        <translation>`livehead character export` で作った、キャラクター 1 体の zip を使ってください</translation>
    </message>
    <message>
        <source>give an address in numbers</source>
        <translation>数字のアドレスを指定してください</translation>
    </message>
    <message>
        <source>give another path, or set overwrite = true</source>
        <translation>別のパスを指定するか、overwrite = true にしてください</translation>
    </message>
    <message>
        <source>give both sides the same token</source>
        <translation>両方に同じトークンを設定してください</translation>
    </message>
    <message>
        <source>give both sides the same: --token SECRET here, there --tracker link:host=0.0.0.0,token=SECRET</source>
        <translation>両方に同じものを設定してください: こちらは --token SECRET、相手は --tracker link:host=0.0.0.0,token=SECRET</translation>
    </message>
    <message>
        <source>give each its own picture; leave only one in this one</source>
        <translation>1 人ずつ別の画像にし、この画像には 1 人だけ残してください</translation>
    </message>
    <message>
        <source>give every input of the network</source>
        <translation>ネットワークの入力をすべて与えてください</translation>
    </message>
    <message>
        <source>give it another name in OBS</source>
        <translation>OBS で別の名前を付けてください</translation>
    </message>
    <message>
        <source>give its IP address</source>
        <translation>IP アドレスを指定してください</translation>
    </message>
    <message>
        <source>give its IP address as the app shows it, or none to hear any</source>
        <translation>アプリに表示される IP アドレスを指定するか、省いてどこからでも受けるようにしてください</translation>
    </message>
    <message>
        <source>give one or more</source>
        <translation>1 つ以上指定してください</translation>
    </message>
    <message>
        <source>give percent, e.g. 50; 0 is no limit</source>
        <translation>パーセントで指定してください。例: 50（0 は制限なし）</translation>
    </message>
    <message>
        <source>give that address as the sender&apos;s, or none to hear any</source>
        <translation>送信元にそのアドレスを指定するか、省いてどこからでも受けるようにしてください</translation>
    </message>
    <message>
        <source>give the index of one: %1</source>
        <translation>どれか 1 つの番号を指定してください: %1</translation>
    </message>
    <message>
        <source>give the path of a TOML file</source>
        <translation>TOML ファイルのパスを指定してください</translation>
    </message>
    <message>
        <source>give the path of a file, e.g. take.tape</source>
        <translation>ファイルのパスを指定してください。例: take.tape</translation>
    </message>
    <message>
        <source>give the path of a tape made by `livehead motion record`, or leave it empty</source>
        <translation>`livehead motion record` で作ったテープのパスを指定するか、空のままにしてください</translation>
    </message>
    <message>
        <source>give the path of face_landmarker.task, &quot;auto&quot; or &quot;bundled&quot;</source>
        <translation>face_landmarker.task のパス、&quot;auto&quot;、&quot;bundled&quot; のいずれかを指定してください</translation>
    </message>
    <message>
        <source>give yourself the right to write there</source>
        <translation>そこに書き込む権限を自分に与えてください</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation>グラフィックボード</translation>
    </message>
    <message>
        <source>has said nothing for %1 s: it hangs, or was stopped from outside</source>
        <translation>%1 秒間応答がありません。固まったか、外から止められました</translation>
    </message>
    <message>
        <source>have it sent again</source>
        <translation>送り直してもらってください</translation>
    </message>
    <message>
        <source>head at %1 (column, row, height): %2, by %3</source>
        <translation>頭の位置 %1（列・行・高さ）: %2（%3 による）</translation>
    </message>
    <message>
        <source>head is %1, not a cutoff above 0 and a gain from 0, as in 1.0, 8.0</source>
        <translation>head が %1 です（0 より大きいカットオフと 0 以上のゲインではありません。例: 1.0, 8.0）</translation>
    </message>
    <message>
        <source>hold is %1, not within 0 to 3600 seconds</source>
        <translation>hold が %1 です（0～3600 秒の範囲外）</translation>
    </message>
    <message>
        <source>hotkeys</source>
        <translation>ホットキー</translation>
    </message>
    <message>
        <source>iFacialMocap from %1</source>
        <translation>iFacialMocap（%1）</translation>
    </message>
    <message>
        <source>iFacialMocap&apos;s TCP mode needs it; UDP does not</source>
        <translation>iFacialMocap の TCP モードに必要です（UDP では不要）</translation>
    </message>
    <message>
        <source>if one should: the address above and the same Wi-Fi?</source>
        <translation>届くはずなら、上のアドレスと同じ Wi-Fi かを確認してください</translation>
    </message>
    <message>
        <source>if one should: the address above and the same Wi-Fi? Then %1</source>
        <translation>届くはずなら、上のアドレスと同じ Wi-Fi かを確認し、次に %1</translation>
    </message>
    <message>
        <source>if one should: the address above and the same Wi-Fi? Then System Settings → Network → Firewall → Options: allow livehead (or Python)</source>
        <translation>届くはずなら、上のアドレスと同じ Wi-Fi かを確認し、「システム設定」→「ネットワーク」→「ファイアウォール」→「オプション」で livehead（または Python）を許可してください</translation>
    </message>
    <message>
        <source>if one should: the address above and the same Wi-Fi? Then Windows Security → Firewall → Allow an app: tick livehead (or Python) for private networks</source>
        <translation>届くはずなら、上のアドレスと同じ Wi-Fi かを確認し、「Windows セキュリティ」→「ファイアウォール」→「アプリを許可」で livehead（または Python）のプライベートネットワークにチェックを入れてください</translation>
    </message>
    <message>
        <source>if one should: the address above and the same Wi-Fi? Then let UDP in through the firewall</source>
        <translation>届くはずなら、上のアドレスと同じ Wi-Fi かを確認し、ファイアウォールで UDP を許可してください</translation>
    </message>
    <message>
        <source>if you stream with it: brew install --cask obs</source>
        <translation>OBS で配信するなら: brew install --cask obs</translation>
    </message>
    <message>
        <source>if you stream with it: sudo apt install obs-studio</source>
        <translation>OBS で配信するなら: sudo apt install obs-studio</translation>
    </message>
    <message>
        <source>if you stream with it: winget install OBSProject.OBSStudio</source>
        <translation>OBS で配信するなら: winget install OBSProject.OBSStudio</translation>
    </message>
    <message>
        <source>ifacialmocap (Facemotion3d)</source>
        <translation>ifacialmocap (Facemotion3d)</translation>
    </message>
    <message>
        <source>import it again: livehead models import FOLDER --as %1</source>
        <translation>インポートし直してください: livehead models import FOLDER --as %1</translation>
    </message>
    <message>
        <source>in = [%1, %2] with dead = %3 leaves no range</source>
        <translation>in = [%1, %2] と dead = %3 では範囲が残りません</translation>
    </message>
    <message>
        <source>in OBS open Tools → WebSocket Server Settings and tick “Enable WebSocket server”; look at the port there too</source>
        <translation>OBS の ツール → WebSocket サーバー設定 で「WebSocket サーバーを有効にする」にチェックを入れ、ポートも確認してください</translation>
    </message>
    <message>
        <source>in no network</source>
        <translation>ネットワークにつながっていません</translation>
    </message>
    <message>
        <source>install it, e.g. apt install libxcb1</source>
        <translation>インストールしてください。例: apt install libxcb1</translation>
    </message>
    <message>
        <source>install it, e.g. sudo apt install libportaudio2, or brew install portaudio</source>
        <translation>インストールしてください。例: sudo apt install libportaudio2、または brew install portaudio</translation>
    </message>
    <message>
        <source>install libsrt from https://github.com/Haivision/srt/releases and put its srt.dll into the PATH</source>
        <translation>https://github.com/Haivision/srt/releases から libsrt を入れ、srt.dll を PATH に置いてください</translation>
    </message>
    <message>
        <source>install livehead anew: pip install .</source>
        <translation>livehead を入れ直してください: pip install .</translation>
    </message>
    <message>
        <source>install one, or choose engine = onnxruntime</source>
        <translation>インストールするか、engine = onnxruntime を選んでください</translation>
    </message>
    <message>
        <source>install skia-python 138 to 144</source>
        <translation>skia-python 138～144 をインストールしてください</translation>
    </message>
    <message>
        <source>install what is missing; on a bare Linux: sudo apt install libgl1 libegl1 libglib2.0-0</source>
        <translation>足りないものを入れてください。最小構成の Linux では: sudo apt install libgl1 libegl1 libglib2.0-0</translation>
    </message>
    <message>
        <source>it follows 1 to 4: --beside three times at most</source>
        <translation>追えるのは 1～4 人です（--beside は 3 回まで）</translation>
    </message>
    <message>
        <source>it has more than 8 bits: it was brought to 8</source>
        <translation>8 ビットを超えるため、8 ビットにしました</translation>
    </message>
    <message>
        <source>it has no transparent background</source>
        <translation>背景が透明ではありません</translation>
    </message>
    <message>
        <source>it has no transparent background, and the background is not of one colour</source>
        <translation>背景が透明でなく、一色でもありません</translation>
    </message>
    <message>
        <source>it has: %1</source>
        <translation>あるもの: %1</translation>
    </message>
    <message>
        <source>it is %1x%2, not 512x512: it is scaled and its canvas fitted</source>
        <translation>%1x%2 で 512x512 ではないため、拡大縮小して余白を合わせます</translation>
    </message>
    <message>
        <source>it is %1x%2: read %3 times smaller, which is enough</source>
        <translation>%1x%2 です。%3 分の 1 で読み込みます（十分な大きさです）</translation>
    </message>
    <message>
        <source>it is in OBS: Tools → WebSocket Server Settings → Show Connect Info; give --password</source>
        <translation>OBS の ツール → WebSocket サーバー設定 → 接続情報を表示 にあります。--password で指定してください</translation>
    </message>
    <message>
        <source>it knows %1</source>
        <translation>使えるもの: %1</translation>
    </message>
    <message>
        <source>it lies in %1: move it there</source>
        <translation>%1 にあります。そこへ移してください</translation>
    </message>
    <message>
        <source>it may be &quot;main&quot;, &quot;all&quot; or a number from 1</source>
        <translation>&quot;main&quot;、&quot;all&quot;、または 1 以上の番号です</translation>
    </message>
    <message>
        <source>it may be: %1</source>
        <translation>使える値: %1</translation>
    </message>
    <message>
        <source>it moves (%1 frames): the first one is taken</source>
        <translation>動く画像です（%1 フレーム）。最初の 1 枚を使います</translation>
    </message>
    <message>
        <source>it must be %1</source>
        <translation>%1 でなければなりません</translation>
    </message>
    <message>
        <source>it must be a list of words, e.g. [&quot;happy&quot;]</source>
        <translation>言葉の一覧で書いてください。例: [&quot;happy&quot;]</translation>
    </message>
    <message>
        <source>it must be a list: [{ use = &quot;outline&quot;, width = 6 }]</source>
        <translation>一覧で書いてください: [{ use = &quot;outline&quot;, width = 6 }]</translation>
    </message>
    <message>
        <source>it must be a number from %1 to %2</source>
        <translation>%1 から %2 の数値にしてください</translation>
    </message>
    <message>
        <source>it must be a table: { NAME = 0.5 }</source>
        <translation>表で書いてください: { NAME = 0.5 }</translation>
    </message>
    <message>
        <source>it must be degrees: [%1]</source>
        <translation>角度（度）で書いてください: [%1]</translation>
    </message>
    <message>
        <source>it must be text</source>
        <translation>テキストで書いてください</translation>
    </message>
    <message>
        <source>it runs on NVIDIA cards; `livehead export` builds for others here</source>
        <translation>NVIDIA の GPU で動きます。ここから他の GPU 用に作るには `livehead export`</translation>
    </message>
    <message>
        <source>its %1</source>
        <translation>その%1</translation>
    </message>
    <message>
        <source>its animator</source>
        <translation>そのアニメーター</translation>
    </message>
    <message>
        <source>its background is of one colour (%1): it is cut out</source>
        <translation>背景が一色（%1）なので切り抜きます</translation>
    </message>
    <message>
        <source>its background is transparent</source>
        <translation>背景は透明です</translation>
    </message>
    <message>
        <source>its calibration</source>
        <translation>そのキャリブレーション</translation>
    </message>
    <message>
        <source>its camera noted that it is turned: it was turned upright</source>
        <translation>撮影時の向きの情報に従い、正しい向きに直しました</translation>
    </message>
    <message>
        <source>its character</source>
        <translation>そのキャラクター</translation>
    </message>
    <message>
        <source>its colour profile cannot be read: colours may be a little off</source>
        <translation>カラープロファイルを読めません。色が少し違うかもしれません</translation>
    </message>
    <message>
        <source>its colours are for print (CMYK): they were turned into screen colours</source>
        <translation>印刷用の色（CMYK）だったので、画面用の色に変えました</translation>
    </message>
    <message>
        <source>its colours had a profile of their own: they were turned into sRGB</source>
        <translation>独自のカラープロファイルだったので、sRGB に変えました</translation>
    </message>
    <message>
        <source>its edge has a fringe of a former background (%1, %2 %)</source>
        <translation>輪郭に元の背景のふちが残っています（%1、%2 %）</translation>
    </message>
    <message>
        <source>its expression</source>
        <translation>その表情</translation>
    </message>
    <message>
        <source>its head is %1</source>
        <translation>頭の問題: %1</translation>
    </message>
    <message>
        <source>its head stands right, so the picture stays as it is</source>
        <translation>頭の位置は正しいので、画像はそのままです</translation>
    </message>
    <message>
        <source>its keys are: %1</source>
        <translation>使えるキー: %1</translation>
    </message>
    <message>
        <source>its relay</source>
        <translation>その中継</translation>
    </message>
    <message>
        <source>its remote</source>
        <translation>その外部操作</translation>
    </message>
    <message>
        <source>its tape</source>
        <translation>そのテープ</translation>
    </message>
    <message>
        <source>its tracker</source>
        <translation>そのトラッカー</translation>
    </message>
    <message>
        <source>its voice</source>
        <translation>その声</translation>
    </message>
    <message>
        <source>kbits is %1, not within 100 to 100000</source>
        <translation>kbits が %1 です（100～100000 の範囲外）</translation>
    </message>
    <message>
        <source>key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>key %1 does not fit layer %2 of art.svg</source>
        <translation>キー %1 が art.svg のレイヤー %2 に合いません</translation>
    </message>
    <message>
        <source>key of %1</source>
        <translation>%1 のキー</translation>
    </message>
    <message>
        <source>keys.svg has no key %1</source>
        <translation>keys.svg にキー %1 がありません</translation>
    </message>
    <message>
        <source>leave it out for the usual one</source>
        <translation>省くと通常のものになります</translation>
    </message>
    <message>
        <source>leave one head in the picture, or say --head X,Y,SIZE</source>
        <translation>画像の頭を 1 つだけにするか、--head X,Y,SIZE を指定してください</translation>
    </message>
    <message>
        <source>leave subject out of all of them, or give each its own</source>
        <translation>すべてから subject を省くか、それぞれに別の値を付けてください</translation>
    </message>
    <message>
        <source>let the background be cut out</source>
        <translation>背景を切り抜いてください</translation>
    </message>
    <message>
        <source>libraries are missing</source>
        <translation>ライブラリーが足りません</translation>
    </message>
    <message>
        <source>licence of %1</source>
        <translation>%1 のライセンス</translation>
    </message>
    <message>
        <source>link (another livehead)</source>
        <translation>link（別の livehead）</translation>
    </message>
    <message>
        <source>live</source>
        <translation>ライブ</translation>
    </message>
    <message>
        <source>livehead</source>
        <translation>livehead</translation>
    </message>
    <message>
        <source>livehead calibrate takes thirty seconds, for each tracker once</source>
        <translation>livehead calibrate（30 秒）をトラッカーごとに 1 回行ってください</translation>
    </message>
    <message>
        <source>livehead is stopped</source>
        <translation>livehead は停止中です</translation>
    </message>
    <message>
        <source>livehead knows no network %1</source>
        <translation>%1 というネットワークはありません</translation>
    </message>
    <message>
        <source>livehead models get %1, then livehead models import FILES --as NAME</source>
        <translation>livehead models get %1 の後、livehead models import FILES --as NAME</translation>
    </message>
    <message>
        <source>livehead models get tha3_separable, then livehead models import FILES --as tha3</source>
        <translation>livehead models get tha3_separable の後、livehead models import FILES --as tha3</translation>
    </message>
    <message>
        <source>livehead models import FOLDER --as NAME makes a character with its model</source>
        <translation>livehead models import FOLDER --as NAME でモデル付きのキャラクターを作れます</translation>
    </message>
    <message>
        <source>livehead models import FOLDER --as NAME; `livehead models list` shows what there is</source>
        <translation>livehead models import FOLDER --as NAME（一覧: `livehead models list`）</translation>
    </message>
    <message>
        <source>livehead obs setup asks for it once and keeps it</source>
        <translation>livehead obs setup が一度だけ尋ねて保存します</translation>
    </message>
    <message>
        <source>livehead obs setup takes the media_stream sink then</source>
        <translation>その場合 livehead obs setup は media_stream を使います</translation>
    </message>
    <message>
        <source>livehead sends no picture</source>
        <translation>livehead から映像が送られていません</translation>
    </message>
    <message>
        <source>log in again and start livehead anew</source>
        <translation>ログインし直して livehead を起動し直してください</translation>
    </message>
    <message>
        <source>log in again; it is looked for all the time</source>
        <translation>ログインし直してください。ずっと探し続けています</translation>
    </message>
    <message>
        <source>log in to an &quot;Xorg&quot; (X11) session, or use another tracker such as voice</source>
        <translation>&quot;Xorg&quot;（X11）セッションでログインするか、voice など別のトラッカーを使ってください</translation>
    </message>
    <message>
        <source>log in to the desktop and start anew</source>
        <translation>デスクトップにログインして起動し直してください</translation>
    </message>
    <message>
        <source>log in to the desktop and unlock it</source>
        <translation>デスクトップにログインしてロックを解除してください</translation>
    </message>
    <message>
        <source>look</source>
        <translation>見た目</translation>
    </message>
    <message>
        <source>look at its edge; a PNG with transparency from the artist is better</source>
        <translation>輪郭を確認してください。作者による透過 PNG のほうがきれいです</translation>
    </message>
    <message>
        <source>look at the overlay; if it is wrong, say --head X,Y,SIZE</source>
        <translation>重ねた図を確認し、違っていたら --head X,Y,SIZE を指定してください</translation>
    </message>
    <message>
        <source>look at the phone or camera</source>
        <translation>スマートフォンかカメラを見てください</translation>
    </message>
    <message>
        <source>look at the screen</source>
        <translation>画面を見てください</translation>
    </message>
    <message>
        <source>look at the screen with a calm face</source>
        <translation>落ち着いた顔で画面を見てください</translation>
    </message>
    <message>
        <source>lost: %1</source>
        <translation>見失い: %1</translation>
    </message>
    <message>
        <source>macOS does not tell where the pointer is</source>
        <translation>macOS からポインターの位置を取得できません</translation>
    </message>
    <message>
        <source>macOS lets no keys be registered here</source>
        <translation>macOS ではここでキーを登録できません</translation>
    </message>
    <message>
        <source>make room on that disk</source>
        <translation>そのディスクに空きを作ってください</translation>
    </message>
    <message>
        <source>make room: an hour of a recording with alpha takes several gigabytes</source>
        <translation>空きを作ってください。透過付きの録画は 1 時間で数 GB になります</translation>
    </message>
    <message>
        <source>make that folder writable</source>
        <translation>そのフォルダーを書き込めるようにしてください</translation>
    </message>
    <message>
        <source>make the file readable</source>
        <translation>ファイルを読めるようにしてください</translation>
    </message>
    <message>
        <source>max_turn is %1, not within 0.1 to 45 degrees</source>
        <translation>max_turn が %1 です（0.1～45 度の範囲外）</translation>
    </message>
    <message>
        <source>measures %1 once and remembers</source>
        <translation>%1 を一度測って覚えます</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>測定中</translation>
    </message>
    <message>
        <source>media_stream: SRT needs libsrt, which is not on this computer</source>
        <translation>media_stream: SRT に必要な libsrt がこのパソコンにありません</translation>
    </message>
    <message>
        <source>media_stream: libsrt takes no option %1: %2</source>
        <translation>media_stream: libsrt はオプション %1 を受け付けません: %2</translation>
    </message>
    <message>
        <source>media_stream: nobody is called %1: %2</source>
        <translation>media_stream: %1 という相手が見つかりません: %2</translation>
    </message>
    <message>
        <source>media_stream: raw pictures are too much for a network (%1)</source>
        <translation>media_stream: 無圧縮の映像はネットワークには大きすぎます（%1）</translation>
    </message>
    <message>
        <source>media_stream: raw pictures do not go over SRT</source>
        <translation>media_stream: 無圧縮の映像は SRT では送れません</translation>
    </message>
    <message>
        <source>media_stream: raw pictures do not go over UDP</source>
        <translation>media_stream: 無圧縮の映像は UDP では送れません</translation>
    </message>
    <message>
        <source>mend that line</source>
        <translation>その行を直してください</translation>
    </message>
    <message>
        <source>mend that line, calibrate again, or delete the file</source>
        <translation>その行を直すか、もう一度キャリブレーションするか、ファイルを削除してください</translation>
    </message>
    <message>
        <source>mend the TOML at that line</source>
        <translation>その行の TOML を直してください</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>修正済み</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>マイク</translation>
    </message>
    <message>
        <source>microphone %1</source>
        <translation>マイク %1</translation>
    </message>
    <message>
        <source>microphones</source>
        <translation>マイク</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>左右反転</translation>
    </message>
    <message>
        <source>models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>modifier.emote.keys: %1 binds no key</source>
        <translation>modifier.emote.keys: %1 はキーの割り当てになっていません</translation>
    </message>
    <message>
        <source>modifier.express.keys: %1 binds no key</source>
        <translation>modifier.express.keys: %1 はキーの割り当てになっていません</translation>
    </message>
    <message>
        <source>motion</source>
        <translation>動き</translation>
    </message>
    <message>
        <source>mouse.lag is %1, not within %2 to %3</source>
        <translation>mouse.lag が %1 です（%2～%3 の範囲外）</translation>
    </message>
    <message>
        <source>mouse.nod is %1, not within %2 to %3</source>
        <translation>mouse.nod が %1 です（%2～%3 の範囲外）</translation>
    </message>
    <message>
        <source>mouse.rate is %1, not within %2 to %3</source>
        <translation>mouse.rate が %1 です（%2～%3 の範囲外）</translation>
    </message>
    <message>
        <source>mouse.rest is %1, not within %2 to %3</source>
        <translation>mouse.rest が %1 です（%2～%3 の範囲外）</translation>
    </message>
    <message>
        <source>mouse.screen is %1</source>
        <translation>mouse.screen が %1 です</translation>
    </message>
    <message>
        <source>mouse.turn is %1, not within %2 to %3</source>
        <translation>mouse.turn が %1 です（%2～%3 の範囲外）</translation>
    </message>
    <message>
        <source>mouth is %1, not a cutoff above 0 and a gain from 0, as in 1.0, 8.0</source>
        <translation>mouth が %1 です（0 より大きいカットオフと 0 以上のゲインではありません。例: 1.0, 8.0）</translation>
    </message>
    <message>
        <source>move the head into the box in the upper middle of the picture</source>
        <translation>頭を画像の中央上の枠に入れてください</translation>
    </message>
    <message>
        <source>name a picture: PNG, WebP, JPEG</source>
        <translation>画像を指定してください: PNG、WebP、JPEG</translation>
    </message>
    <message>
        <source>name an expression with letters, e.g. [grin]</source>
        <translation>表情の名前は英字で付けてください。例: [grin]</translation>
    </message>
    <message>
        <source>name another file, or --replace it</source>
        <translation>別のファイルを指定するか、--replace を付けてください</translation>
    </message>
    <message>
        <source>name in %1</source>
        <translation>%1 の名前</translation>
    </message>
    <message>
        <source>name one of them</source>
        <translation>どれか 1 つを指定してください</translation>
    </message>
    <message>
        <source>ndi: %1</source>
        <translation>ndi: %1</translation>
    </message>
    <message>
        <source>networks run on the processor</source>
        <translation>ネットワークは CPU で動きます</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>no NVIDIA card or driver</source>
        <translation>NVIDIA の GPU またはドライバーがありません</translation>
    </message>
    <message>
        <source>no character yet</source>
        <translation>キャラクターがまだありません</translation>
    </message>
    <message>
        <source>no face: idle</source>
        <translation>顔なし: 待機中</translation>
    </message>
    <message>
        <source>no face; %1</source>
        <translation>顔なし、%1</translation>
    </message>
    <message>
        <source>no figure was found</source>
        <translation>人物が見つかりません</translation>
    </message>
    <message>
        <source>no frame yet</source>
        <translation>フレームはまだありません</translation>
    </message>
    <message>
        <source>no keys can be had from this desktop</source>
        <translation>このデスクトップではキーを取得できません</translation>
    </message>
    <message>
        <source>no modifier here performs</source>
        <translation>表情やエモートを扱うモディファイアがありません</translation>
    </message>
    <message>
        <source>no port to listen on</source>
        <translation>受信するポートがありません</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>理由は不明です</translation>
    </message>
    <message>
        <source>no room for %1 MiB in %2</source>
        <translation>%2 に %1 MiB の空きがありません</translation>
    </message>
    <message>
        <source>no room left for %1 (disk full, quota or file size limit)</source>
        <translation>%1 のための空きがありません（ディスク・割り当て・ファイルサイズの上限）</translation>
    </message>
    <message>
        <source>no shared memory to be had: %1</source>
        <translation>共有メモリーを確保できません: %1</translation>
    </message>
    <message>
        <source>no tape</source>
        <translation>テープなし</translation>
    </message>
    <message>
        <source>no tracker: the character idles</source>
        <translation>トラッカーなし: キャラクターは待機します</translation>
    </message>
    <message>
        <source>no v4l2loopback device</source>
        <translation>v4l2loopback のデバイスがありません</translation>
    </message>
    <message>
        <source>no virtual camera%1 can be had (%2)</source>
        <translation>仮想カメラ%1を使えません（%2）</translation>
    </message>
    <message>
        <source>node %1 (%2)</source>
        <translation>ノード %1（%2）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>none of your own, the usual ones are in use%1</source>
        <translation>自分の設定はなく、標準の設定を使っています%1</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <source>none: OBS, which brings one, was not found</source>
        <translation>なし: 仮想カメラの付属する OBS が見つかりません</translation>
    </message>
    <message>
        <source>not calibrated</source>
        <translation>未キャリブレーション</translation>
    </message>
    <message>
        <source>not found where it usually lies</source>
        <translation>通常の場所に見つかりません</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>インストールされていません</translation>
    </message>
    <message>
        <source>not well-formed SVG (%1)</source>
        <translation>正しい SVG ではありません（%1）</translation>
    </message>
    <message>
        <source>note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>nothing comes in from any</source>
        <translation>どこからも届いていません</translation>
    </message>
    <message>
        <source>nothing comes in from any, and the firewall %1 is on</source>
        <translation>どこからも届いておらず、ファイアウォール %1 が有効です</translation>
    </message>
    <message>
        <source>nothing is sent</source>
        <translation>送信なし</translation>
    </message>
    <message>
        <source>nothing listens at %1: OBS is closed, or its WebSocket server is off</source>
        <translation>%1 で待ち受けているものがありません。OBS が閉じているか、WebSocket サーバーが無効です</translation>
    </message>
    <message>
        <source>nothing of the drawing lies in the frame</source>
        <translation>絵がまったくフレームに入っていません</translation>
    </message>
    <message>
        <source>nothing recorded: it ended before its first frame</source>
        <translation>録画されていません: 最初のフレームの前に終わりました</translation>
    </message>
    <message>
        <source>nothing to calibrate: this tracker measures no face</source>
        <translation>このトラッカーは顔を測らないため、キャリブレーションは不要です</translation>
    </message>
    <message>
        <source>nothing to do if that is livehead</source>
        <translation>livehead 自身なら何もしなくて大丈夫です</translation>
    </message>
    <message>
        <source>nowhere to send to</source>
        <translation>送信先がありません</translation>
    </message>
    <message>
        <source>obs</source>
        <translation>OBS</translation>
    </message>
    <message>
        <source>of unknown age</source>
        <translation>（バージョン不明）</translation>
    </message>
    <message>
        <source>only for windows in Chinese: sudo apt install fonts-noto-cjk</source>
        <translation>中国語の表示にだけ必要: sudo apt install fonts-noto-cjk</translation>
    </message>
    <message>
        <source>only for windows in Japanese: sudo apt install fonts-noto-cjk</source>
        <translation>日本語の表示にだけ必要: sudo apt install fonts-noto-cjk</translation>
    </message>
    <message>
        <source>open it again: stop and start this output</source>
        <translation>もう一度開くには、この出力を停止して開始してください</translation>
    </message>
    <message>
        <source>open the lens cover, or close other programs that use the camera</source>
        <translation>レンズカバーを開けるか、カメラを使う他のプログラムを閉じてください</translation>
    </message>
    <message>
        <source>opening %1</source>
        <translation>%1 を開いています</translation>
    </message>
    <message>
        <source>optional: pip install openvino may be faster</source>
        <translation>任意: pip install openvino で速くなることがあります</translation>
    </message>
    <message>
        <source>output.fps is %1, not within 1 to 240</source>
        <translation>output.fps が %1 です（1～240 の範囲外）</translation>
    </message>
    <message>
        <source>part of budget.order</source>
        <translation>budget.order の項目</translation>
    </message>
    <message>
        <source>passphrase must have 10 to 79 characters, or be empty</source>
        <translation>passphrase は 10～79 文字、または空にしてください</translation>
    </message>
    <message>
        <source>patience and after_blink lie between 0 and 2 seconds</source>
        <translation>patience と after_blink は 0～2 秒です</translation>
    </message>
    <message>
        <source>phones and other programs</source>
        <translation>スマートフォンや他のプログラム</translation>
    </message>
    <message>
        <source>picture %1</source>
        <translation>画像 %1</translation>
    </message>
    <message>
        <source>pip install %1, or install livehead with the extra that brings it</source>
        <translation>pip install %1、またはそれを含む追加パッケージ付きで livehead を入れてください</translation>
    </message>
    <message>
        <source>pip install openvino, or choose engine = onnxruntime</source>
        <translation>pip install openvino、または engine = onnxruntime を選んでください</translation>
    </message>
    <message>
        <source>pip install tensorrt_rtx_cu13, TensorRT for RTX: it builds for others</source>
        <translation>pip install tensorrt_rtx_cu13（TensorRT for RTX）なら他の GPU 用にも作れます</translation>
    </message>
    <message>
        <source>pip install tensorrt_rtx_cu13, or choose engine = onnxruntime</source>
        <translation>pip install tensorrt_rtx_cu13、または engine = onnxruntime を選んでください</translation>
    </message>
    <message>
        <source>pip uninstall onnxruntime, then pip install &apos;%1&apos;, or choose engine = auto</source>
        <translation>pip uninstall onnxruntime の後に pip install &apos;%1&apos;、または engine = auto を選んでください</translation>
    </message>
    <message>
        <source>pipewire: %1</source>
        <translation>pipewire: %1</translation>
    </message>
    <message>
        <source>place the source so that the cut meets the scene&apos;s lower edge</source>
        <translation>切れ目がシーンの下端に重なるようにソースを置いてください</translation>
    </message>
    <message>
        <source>plug one in, or give a sound file as the source</source>
        <translation>マイクをつなぐか、音声ファイルを指定してください</translation>
    </message>
    <message>
        <source>plug one in, or give a video file as the source</source>
        <translation>カメラをつなぐか、動画ファイルを指定してください</translation>
    </message>
    <message>
        <source>plug one in; a voice can move the mouth then</source>
        <translation>マイクをつなぐと、声で口を動かせます</translation>
    </message>
    <message>
        <source>plug one in; until then the demo motion plays</source>
        <translation>つないでください。それまではデモの動きが再生されます</translation>
    </message>
    <message>
        <source>plug the camera in again, or close the program that took it; it is looked for all the time</source>
        <translation>カメラをつなぎ直すか、使っているプログラムを閉じてください。ずっと探し続けています</translation>
    </message>
    <message>
        <source>pointer on %1 monitor%2</source>
        <translation>ポインター（モニター %1）%2</translation>
    </message>
    <message>
        <source>port %1 is not allowed to ordinary users</source>
        <translation>ポート %1 は一般ユーザーには使えません</translation>
    </message>
    <message>
        <source>port %1 is taken</source>
        <translation>ポート %1 は使用中です</translation>
    </message>
    <message>
        <source>port %1 is taken by %2</source>
        <translation>ポート %1 は %2 が使用中です</translation>
    </message>
    <message>
        <source>port is %1, not within 0 to 65535</source>
        <translation>port が %1 です（0～65535 の範囲外）</translation>
    </message>
    <message>
        <source>poses in steps of level %1</source>
        <translation>ポーズの粗さ %1</translation>
    </message>
    <message>
        <source>position is %1, not a cutoff above 0 and a gain from 0, as in 1.0, 8.0</source>
        <translation>position が %1 です（0 より大きいカットオフと 0 以上のゲインではありません。例: 1.0, 8.0）</translation>
    </message>
    <message>
        <source>preview: %1</source>
        <translation>プレビュー: %1</translation>
    </message>
    <message>
        <source>protocol to prefer</source>
        <translation>優先するプロトコル</translation>
    </message>
    <message>
        <source>protocol to send motion by</source>
        <translation>動きを送るプロトコル</translation>
    </message>
    <message>
        <source>put %1 in place</source>
        <translation>%1 を置いてください</translation>
    </message>
    <message>
        <source>put a 512x512 RGBA PNG there</source>
        <translation>512x512 の RGBA PNG を置いてください</translation>
    </message>
    <message>
        <source>put face_landmarker.task into %1, or use Python 3.11 or 3.12, whose MediaPipe has one</source>
        <translation>face_landmarker.task を %1 に置くか、モデル付きの MediaPipe がある Python 3.11 か 3.12 を使ってください</translation>
    </message>
    <message>
        <source>put it into %1, or train it with tools/train_student.py</source>
        <translation>%1 に置くか、tools/train_student.py で学習してください</translation>
    </message>
    <message>
        <source>put it into the scene %1</source>
        <translation>シーン %1 に入れました</translation>
    </message>
    <message>
        <source>quality is %1, not within 1 to 100</source>
        <translation>quality が %1 です（1～100 の範囲外）</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>使えます</translation>
    </message>
    <message>
        <source>record at most %1 seconds: --seconds 5</source>
        <translation>録画は %1 秒以内にしてください: --seconds 5</translation>
    </message>
    <message>
        <source>record it again</source>
        <translation>録り直してください</translation>
    </message>
    <message>
        <source>record it again, or restore the file from a copy</source>
        <translation>録り直すか、コピーからファイルを戻してください</translation>
    </message>
    <message>
        <source>recordings</source>
        <translation>録画</translation>
    </message>
    <message>
        <source>remove it in OBS by hand</source>
        <translation>OBS で手動で削除してください</translation>
    </message>
    <message>
        <source>rename that file</source>
        <translation>そのファイルの名前を変えてください</translation>
    </message>
    <message>
        <source>rename the file</source>
        <translation>ファイルの名前を変えてください</translation>
    </message>
    <message>
        <source>repaired its %1</source>
        <translation>%1 を修復しました</translation>
    </message>
    <message>
        <source>report it</source>
        <translation>ご報告ください</translation>
    </message>
    <message>
        <source>resize or pad the picture to 512x512</source>
        <translation>画像を 512x512 に拡大縮小するか余白を足してください</translation>
    </message>
    <message>
        <source>retrying: %1</source>
        <translation>再試行中: %1</translation>
    </message>
    <message>
        <source>run again with --debug</source>
        <translation>--debug を付けて実行し直してください</translation>
    </message>
    <message>
        <source>run livehead on the desktop</source>
        <translation>デスクトップ上で livehead を起動してください</translation>
    </message>
    <message>
        <source>run livehead on the desktop; over ssh set DISPLAY, e.g. DISPLAY=:0</source>
        <translation>デスクトップ上で livehead を起動してください。ssh では DISPLAY を設定（例: DISPLAY=:0）</translation>
    </message>
    <message>
        <source>running</source>
        <translation>動作中</translation>
    </message>
    <message>
        <source>running livehead %1</source>
        <translation>動作中の livehead %1</translation>
    </message>
    <message>
        <source>running: %1</source>
        <translation>動作中: %1</translation>
    </message>
    <message>
        <source>same Wi-Fi for both; enter this computer&apos;s address in the app, or give the phone&apos;s address here; let the firewall pass the ports; on an iPhone allow Settings &gt; Privacy &gt; Local Network</source>
        <translation>両方を同じ Wi-Fi にし、アプリにこのパソコンのアドレスを入れるか、こちらにスマートフォンのアドレスを指定してください。ファイアウォールでポートを許可し、iPhone では 設定 &gt; プライバシー &gt; ローカルネットワーク を許可してください</translation>
    </message>
    <message>
        <source>save it as PNG in the program that made it</source>
        <translation>作成したソフトで PNG として保存してください</translation>
    </message>
    <message>
        <source>save it as PNG with a transparent background</source>
        <translation>背景が透明な PNG で保存してください</translation>
    </message>
    <message>
        <source>save it as an 8-bit PNG with an alpha channel</source>
        <translation>アルファ付きの 8 ビット PNG で保存してください</translation>
    </message>
    <message>
        <source>save it with 4096 pixels on its longer side</source>
        <translation>長辺 4096 ピクセルで保存してください</translation>
    </message>
    <message>
        <source>save or download the picture again</source>
        <translation>画像を保存またはダウンロードし直してください</translation>
    </message>
    <message>
        <source>say which one, e.g. use = &quot;...&quot; under %1</source>
        <translation>どれを使うか %1 の下に書いてください。例: use = &quot;...&quot;</translation>
    </message>
    <message>
        <source>scale it to %1x%2 so that the head fills the 128 px box in the upper middle</source>
        <translation>%1x%2 に拡大縮小し、頭が中央上の 128 px の枠に収まるようにしてください</translation>
    </message>
    <message>
        <source>see %1</source>
        <translation>%1 を見てください</translation>
    </message>
    <message>
        <source>see that the device still exists, then start the sink again</source>
        <translation>デバイスがまだあるか確認し、出力を開始し直してください</translation>
    </message>
    <message>
        <source>see that the disk is there</source>
        <translation>ディスクがあるか確認してください</translation>
    </message>
    <message>
        <source>see that the folder is yours and the disk has room</source>
        <translation>フォルダーが自分のもので、ディスクに空きがあるか確認してください</translation>
    </message>
    <message>
        <source>see what its window says</source>
        <translation>ウィンドウの表示を確認してください</translation>
    </message>
    <message>
        <source>see whether OBS hangs or shows a question</source>
        <translation>OBS が固まっていないか、確認画面が出ていないか見てください</translation>
    </message>
    <message>
        <source>see whether OBS waits with a question</source>
        <translation>OBS に確認画面が出ていないか見てください</translation>
    </message>
    <message>
        <source>send to another port, or listen on another one</source>
        <translation>別のポートへ送るか、別のポートで受けてください</translation>
    </message>
    <message>
        <source>set DISPLAY to your desktop&apos;s, e.g. :0, and run as the user who is logged in there</source>
        <translation>DISPLAY をデスクトップのもの（例: :0）にし、そこにログイン中のユーザーで起動してください</translation>
    </message>
    <message>
        <source>set format = &quot;mpegts&quot;</source>
        <translation>format = &quot;mpegts&quot; にしてください</translation>
    </message>
    <message>
        <source>set format = &quot;mpegts&quot;, or use the browser sink there; host 127.0.0.1 keeps alpha</source>
        <translation>format = &quot;mpegts&quot; にするか、ブラウザ出力を使ってください。host 127.0.0.1 なら透過を保てます</translation>
    </message>
    <message>
        <source>set path = &quot;take.tape&quot;</source>
        <translation>path = &quot;take.tape&quot; にしてください</translation>
    </message>
    <message>
        <source>set to = [&quot;vmc://127.0.0.1:39539&quot;]</source>
        <translation>to = [&quot;vmc://127.0.0.1:39539&quot;] にしてください</translation>
    </message>
    <message>
        <source>set token to a secret, the same on both computers (or keep host=127.0.0.1)</source>
        <translation>token に両方のパソコンで同じ秘密の文字列を設定してください（または host=127.0.0.1 のまま）</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>several models of %1 are installed: %2</source>
        <translation>%1 のモデルが複数あります: %2</translation>
    </message>
    <message>
        <source>share is %1, not within 0 to 1</source>
        <translation>share が %1 です（0～1 の範囲外）</translation>
    </message>
    <message>
        <source>shortest is %1, not above 0 seconds</source>
        <translation>shortest が %1 です（0 秒より大きくしてください）</translation>
    </message>
    <message>
        <source>shown here</source>
        <translation>ここに表示中</translation>
    </message>
    <message>
        <source>signal %1</source>
        <translation>シグナル %1</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>無音</translation>
    </message>
    <message>
        <source>sink %1</source>
        <translation>出力 %1</translation>
    </message>
    <message>
        <source>skia keeps paths in an unknown form</source>
        <translation>skia のパスの形式が不明です</translation>
    </message>
    <message>
        <source>some of %1</source>
        <translation>%1 のいくつか</translation>
    </message>
    <message>
        <source>something else in OBS is called %1 (%2)</source>
        <translation>OBS に %1 という別のもの（%2）があります</translation>
    </message>
    <message>
        <source>something tall stands on the head: its height was left out</source>
        <translation>頭の上に高いものがあるため、その高さは除きました</translation>
    </message>
    <message>
        <source>sound %1</source>
        <translation>音声 %1</translation>
    </message>
    <message>
        <source>speak each one clearly and by itself, and try again</source>
        <translation>1 つずつはっきり発音して、もう一度試してください</translation>
    </message>
    <message>
        <source>speak it steadily for three seconds, near the microphone, and try again</source>
        <translation>マイクの近くで 3 秒間のばして発音し、もう一度試してください</translation>
    </message>
    <message>
        <source>specks far off the figure: %1 pixels</source>
        <translation>人物から離れた点: %1 ピクセル</translation>
    </message>
    <message>
        <source>spout: %1</source>
        <translation>spout: %1</translation>
    </message>
    <message>
        <source>srt_latency_ms is %1, not within 20 to 8000</source>
        <translation>srt_latency_ms が %1 です（20～8000 の範囲外）</translation>
    </message>
    <message>
        <source>start OBS</source>
        <translation>OBS を起動してください</translation>
    </message>
    <message>
        <source>start OBS again, then run this once more</source>
        <translation>OBS を起動し直し、もう一度実行してください</translation>
    </message>
    <message>
        <source>start OBS; in OBS open Tools → WebSocket Server Settings and tick “Enable WebSocket server”</source>
        <translation>OBS を起動し、ツール → WebSocket サーバー設定 で「WebSocket サーバーを有効にする」にチェックを入れてください</translation>
    </message>
    <message>
        <source>start a compositor, such as picom</source>
        <translation>picom などのコンポジターを起動してください</translation>
    </message>
    <message>
        <source>start again to build it</source>
        <translation>起動し直すと作成されます</translation>
    </message>
    <message>
        <source>start it first</source>
        <translation>先に開始してください</translation>
    </message>
    <message>
        <source>start livehead from a desktop session</source>
        <translation>デスクトップのセッションから livehead を起動してください</translation>
    </message>
    <message>
        <source>start livehead with --debug and report it</source>
        <translation>livehead を --debug 付きで起動し、ご報告ください</translation>
    </message>
    <message>
        <source>start the output again</source>
        <translation>出力を開始し直してください</translation>
    </message>
    <message>
        <source>starting: %1</source>
        <translation>起動中: %1</translation>
    </message>
    <message>
        <source>stream_id is longer than the 512 characters that SRT allows</source>
        <translation>stream_id が SRT の上限 512 文字を超えています</translation>
    </message>
    <message>
        <source>sudo modprobe -r v4l2loopback; sudo modprobe v4l2loopback exclusive_caps=1</source>
        <translation>sudo modprobe -r v4l2loopback; sudo modprobe v4l2loopback exclusive_caps=1</translation>
    </message>
    <message>
        <source>sudo modprobe v4l2loopback exclusive_caps=1 card_label=&quot;livehead&quot; (first: sudo apt install v4l2loopback-dkms)</source>
        <translation>sudo modprobe v4l2loopback exclusive_caps=1 card_label=&quot;livehead&quot;（先に: sudo apt install v4l2loopback-dkms）</translation>
    </message>
    <message>
        <source>sudo usermod -a -G video $USER, then log out and in again</source>
        <translation>sudo usermod -a -G video $USER の後、ログアウトしてログインし直してください</translation>
    </message>
    <message>
        <source>switch it on; allow microphones for this program in the system&apos;s privacy settings</source>
        <translation>電源を入れ、システムのプライバシー設定でこのプログラムにマイクを許可してください</translation>
    </message>
    <message>
        <source>syphon: %1</source>
        <translation>syphon: %1</translation>
    </message>
    <message>
        <source>systemctl --user restart pipewire wireplumber</source>
        <translation>systemctl --user restart pipewire wireplumber</translation>
    </message>
    <message>
        <source>take another name, or --replace it</source>
        <translation>別の名前にするか、--replace を付けてください</translation>
    </message>
    <message>
        <source>take another name: my_%1</source>
        <translation>別の名前にしてください: my_%1</translation>
    </message>
    <message>
        <source>taken by %1</source>
        <translation>%1 が使用中</translation>
    </message>
    <message>
        <source>tape speed is %1, not within 0.01 to 100</source>
        <translation>テープの速さが %1 です（0.01～100 の範囲外）</translation>
    </message>
    <message>
        <source>text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>the NDI library does not load (%1)</source>
        <translation>NDI のライブラリーを読み込めません（%1）</translation>
    </message>
    <message>
        <source>the NVIDIA driver says %1 (%2)</source>
        <translation>NVIDIA ドライバーのエラー: %1（%2）</translation>
    </message>
    <message>
        <source>the built-in demo motion</source>
        <translation>内蔵のデモの動き</translation>
    </message>
    <message>
        <source>the camera cannot follow %1 people</source>
        <translation>カメラでは %1 人を追えません</translation>
    </message>
    <message>
        <source>the camera gives no picture</source>
        <translation>カメラから映像が来ません</translation>
    </message>
    <message>
        <source>the character %1 names no model for tha4_student</source>
        <translation>キャラクター %1 に tha4_student のモデルがありません</translation>
    </message>
    <message>
        <source>the character %1 names no network for the student</source>
        <translation>キャラクター %1 に student のネットワークがありません</translation>
    </message>
    <message>
        <source>the desktop %1 cannot be reached</source>
        <translation>デスクトップ %1 に接続できません</translation>
    </message>
    <message>
        <source>the desktop is gone</source>
        <translation>デスクトップが終了しました</translation>
    </message>
    <message>
        <source>the drawing has no layer %1</source>
        <translation>絵にレイヤー %1 がありません</translation>
    </message>
    <message>
        <source>the engine cannot be started: %1</source>
        <translation>エンジンを起動できません: %1</translation>
    </message>
    <message>
        <source>the engine of %1 was not finished</source>
        <translation>%1 のエンジンの作成が終わりませんでした</translation>
    </message>
    <message>
        <source>the face mesh bundled with MediaPipe</source>
        <translation>MediaPipe 内蔵の顔メッシュ</translation>
    </message>
    <message>
        <source>the figure is cut off %1 px above the frame&apos;s lower edge</source>
        <translation>人物がフレームの下端から %1 px 上で切れています</translation>
    </message>
    <message>
        <source>the figure is cut off at the %1 edge: a straight cut will be seen</source>
        <translation>人物が %1 の端で切れています。まっすぐな切れ目が見えてしまいます</translation>
    </message>
    <message>
        <source>the folder %1 does not exist</source>
        <translation>フォルダー %1 がありません</translation>
    </message>
    <message>
        <source>the graphics card has no memory left</source>
        <translation>GPU のメモリーが足りません</translation>
    </message>
    <message>
        <source>the graphics driver is missing or too old for %1</source>
        <translation>グラフィックドライバーがないか、%1 には古すぎます</translation>
    </message>
    <message>
        <source>the head is cut off at the upper edge</source>
        <translation>頭が上端で切れています</translation>
    </message>
    <message>
        <source>the head is small in the file: enlarged %1 times, it will look soft</source>
        <translation>画像の中の頭が小さいため、%1 倍に拡大するとぼやけます</translation>
    </message>
    <message>
        <source>the library PortAudio, which reads microphones, is not on this machine</source>
        <translation>マイクを読むライブラリー PortAudio がこのパソコンにありません</translation>
    </message>
    <message>
        <source>the library libxcb is missing</source>
        <translation>ライブラリー libxcb がありません</translation>
    </message>
    <message>
        <source>the link on %1 would hear anybody in the network</source>
        <translation>%1 のリンクは、ネットワーク内の誰からでも受けてしまいます</translation>
    </message>
    <message>
        <source>the microphone</source>
        <translation>マイク</translation>
    </message>
    <message>
        <source>the microphone %1</source>
        <translation>マイク %1</translation>
    </message>
    <message>
        <source>the microphone is gone, trying again</source>
        <translation>マイクが切断されました。再接続しています</translation>
    </message>
    <message>
        <source>the model %1 has no %2</source>
        <translation>モデル %1 に %2 がありません</translation>
    </message>
    <message>
        <source>the model %1 has no tensor %2 for %3</source>
        <translation>モデル %1 に %3 用のテンソル %2 がありません</translation>
    </message>
    <message>
        <source>the model %1 is not installed</source>
        <translation>モデル %1 がインストールされていません</translation>
    </message>
    <message>
        <source>the network %1 is empty or cut short</source>
        <translation>ネットワーク %1 が空か、途中で切れています</translation>
    </message>
    <message>
        <source>the network %1 is missing</source>
        <translation>ネットワーク %1 がありません</translation>
    </message>
    <message>
        <source>the package %1 is not installed</source>
        <translation>パッケージ %1 がインストールされていません</translation>
    </message>
    <message>
        <source>the package PySide6 is missing</source>
        <translation>パッケージ PySide6 がありません</translation>
    </message>
    <message>
        <source>the package SpoutGL is missing</source>
        <translation>パッケージ SpoutGL がありません</translation>
    </message>
    <message>
        <source>the package cyndilib is missing</source>
        <translation>パッケージ cyndilib がありません</translation>
    </message>
    <message>
        <source>the package keyring is not installed (pip install &apos;livehead[obs]&apos;)</source>
        <translation>パッケージ keyring がインストールされていません（pip install &apos;livehead[obs]&apos;）</translation>
    </message>
    <message>
        <source>the package mediapipe is not installed</source>
        <translation>パッケージ mediapipe がインストールされていません</translation>
    </message>
    <message>
        <source>the package sounddevice, which reads microphones, is not installed</source>
        <translation>マイクを読むパッケージ sounddevice がインストールされていません</translation>
    </message>
    <message>
        <source>the package syphon-python is missing</source>
        <translation>パッケージ syphon-python がありません</translation>
    </message>
    <message>
        <source>the phone %1 cannot be found</source>
        <translation>スマートフォン %1 が見つかりません</translation>
    </message>
    <message>
        <source>the picture has no alpha channel</source>
        <translation>画像にアルファチャンネルがありません</translation>
    </message>
    <message>
        <source>the picture is %1x%2 px, these networks want %3x%4</source>
        <translation>画像は %1x%2 px ですが、%3x%4 が必要です</translation>
    </message>
    <message>
        <source>the picture is black: lens cover or another program</source>
        <translation>映像が真っ暗です。レンズカバーか他のプログラムを確認してください</translation>
    </message>
    <message>
        <source>the preview window</source>
        <translation>プレビューウィンドウ</translation>
    </message>
    <message>
        <source>the program that uses it</source>
        <translation>使っているプログラム</translation>
    </message>
    <message>
        <source>the puppet has no character</source>
        <translation>puppet にキャラクターがありません</translation>
    </message>
    <message>
        <source>the student has no character</source>
        <translation>student にキャラクターがありません</translation>
    </message>
    <message>
        <source>the system&apos;s graphics cannot be asked for the pointer</source>
        <translation>システムのグラフィックからポインターを取得できません</translation>
    </message>
    <message>
        <source>the system&apos;s keys cannot be asked for</source>
        <translation>システムのキーを取得できません</translation>
    </message>
    <message>
        <source>the virtual camera %1 takes no more frames: %2</source>
        <translation>仮想カメラ %1 がフレームを受け付けなくなりました: %2</translation>
    </message>
    <message>
        <source>the vowel %1 was hardly heard</source>
        <translation>母音 %1 がほとんど聞こえませんでした</translation>
    </message>
    <message>
        <source>the vowels %1 and %2 sound alike in this recording</source>
        <translation>この録音では母音 %1 と %2 が同じように聞こえます</translation>
    </message>
    <message>
        <source>the window crashed %1 times (%2)</source>
        <translation>ウィンドウが %1 回クラッシュしました（%2）</translation>
    </message>
    <message>
        <source>the window crashed (%1) and is opened again</source>
        <translation>ウィンドウがクラッシュしたため（%1）、開き直しています</translation>
    </message>
    <message>
        <source>the window is being opened</source>
        <translation>ウィンドウを開いています</translation>
    </message>
    <message>
        <source>the window was closed; the stream goes on without it</source>
        <translation>ウィンドウは閉じられました。配信は続いています</translation>
    </message>
    <message>
        <source>there are too many characters called %1</source>
        <translation>%1 という名前のキャラクターが多すぎます</translation>
    </message>
    <message>
        <source>there are: %1</source>
        <translation>あるもの: %1</translation>
    </message>
    <message>
        <source>there is no %1 called %2</source>
        <translation>%2 という%1はありません</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver here</source>
        <translation>NVIDIA のドライバーがありません</translation>
    </message>
    <message>
        <source>there is no camera %1</source>
        <translation>カメラ %1 がありません</translation>
    </message>
    <message>
        <source>there is no camera %1: this machine has none</source>
        <translation>カメラ %1 がありません。このパソコンにはカメラがありません</translation>
    </message>
    <message>
        <source>there is no desktop here (no DISPLAY)</source>
        <translation>デスクトップがありません（DISPLAY なし）</translation>
    </message>
    <message>
        <source>there is no desktop here, so there is no pointer</source>
        <translation>デスクトップがないため、ポインターもありません</translation>
    </message>
    <message>
        <source>there is no engine called %1</source>
        <translation>%1 というエンジンはありません</translation>
    </message>
    <message>
        <source>there is no face model %1</source>
        <translation>顔モデル %1 がありません</translation>
    </message>
    <message>
        <source>there is no file %1</source>
        <translation>ファイル %1 がありません</translation>
    </message>
    <message>
        <source>there is no key called %1</source>
        <translation>%1 というキーはありません</translation>
    </message>
    <message>
        <source>there is no virtual camera backend %1 on this system</source>
        <translation>このシステムに仮想カメラの方式 %1 はありません</translation>
    </message>
    <message>
        <source>there is no voice %1</source>
        <translation>声 %1 がありません</translation>
    </message>
    <message>
        <source>there is only one OBS camera: stop it in OBS; in OBS itself show the browser sink instead</source>
        <translation>OBS の仮想カメラは 1 つだけです。OBS 側で停止してください。OBS 内ではブラウザ出力を使ってください</translation>
    </message>
    <message>
        <source>this MediaPipe brings no face model along</source>
        <translation>この MediaPipe には顔モデルが付いていません</translation>
    </message>
    <message>
        <source>this ONNX Runtime %1 was built without %2</source>
        <translation>この ONNX Runtime %1 は %2 なしで作られています</translation>
    </message>
    <message>
        <source>this animator cannot be told how far to go</source>
        <translation>このアニメーターは動きの大きさを変えられません</translation>
    </message>
    <message>
        <source>this computer&apos;s address</source>
        <translation>このパソコンのアドレス</translation>
    </message>
    <message>
        <source>this machine has no microphone</source>
        <translation>このパソコンにはマイクがありません</translation>
    </message>
    <message>
        <source>this machine&apos;s card</source>
        <translation>このパソコンの GPU</translation>
    </message>
    <message>
        <source>this network is no planes student livehead can read: %1</source>
        <translation>このネットワークは livehead の読める planes student ではありません: %1</translation>
    </message>
    <message>
        <source>this processor does not compute in bfloat16</source>
        <translation>この CPU は bfloat16 で計算できません</translation>
    </message>
    <message>
        <source>this system has no keyring that can be used (%1)</source>
        <translation>このシステムには使えるキーリングがありません（%1）</translation>
    </message>
    <message>
        <source>tracker %1</source>
        <translation>トラッカー %1</translation>
    </message>
    <message>
        <source>tray window</source>
        <translation>トレイのウィンドウ</translation>
    </message>
    <message>
        <source>tray window → Hotkeys → Copy the command: give it to a key in the desktop&apos;s settings</source>
        <translation>トレイのウィンドウ → ホットキー → コマンドをコピー: デスクトップの設定でキーに割り当ててください</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true か false</translation>
    </message>
    <message>
        <source>turn its gain down</source>
        <translation>入力の音量を下げてください</translation>
    </message>
    <message>
        <source>type it into the app on the phone; both must be in the same Wi-Fi</source>
        <translation>スマートフォンのアプリに入力してください。両方が同じ Wi-Fi にある必要があります</translation>
    </message>
    <message>
        <source>udp and srt are both set: one of them is the way out</source>
        <translation>udp と srt の両方が設定されています。どちらか 1 つにしてください</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>unlock the screen, or close the administrator&apos;s prompt</source>
        <translation>画面のロックを解除するか、管理者の確認画面を閉じてください</translation>
    </message>
    <message>
        <source>unplug the camera and plug it in again</source>
        <translation>カメラを抜き差ししてください</translation>
    </message>
    <message>
        <source>update libsrt</source>
        <translation>libsrt を更新してください</translation>
    </message>
    <message>
        <source>update the NVIDIA driver, or choose engine = onnxruntime</source>
        <translation>NVIDIA ドライバーを更新するか、engine = onnxruntime を選んでください</translation>
    </message>
    <message>
        <source>update the NVIDIA driver; until then choose engine = onnxruntime</source>
        <translation>NVIDIA ドライバーを更新してください。それまでは engine = onnxruntime を選んでください</translation>
    </message>
    <message>
        <source>update the driver; or pip install tensorrt_rtx_cu13, or choose engine = onnxruntime</source>
        <translation>ドライバーを更新するか、pip install tensorrt_rtx_cu13、または engine = onnxruntime を選んでください</translation>
    </message>
    <message>
        <source>update the graphics driver and pip install &apos;%1&apos;, or choose engine = auto</source>
        <translation>グラフィックドライバーを更新して pip install &apos;%1&apos;、または engine = auto を選んでください</translation>
    </message>
    <message>
        <source>update the graphics driver, then start the output again</source>
        <translation>グラフィックドライバーを更新し、出力を開始し直してください</translation>
    </message>
    <message>
        <source>use 127.0.0.1, or 0.0.0.0 for the LAN</source>
        <translation>127.0.0.1 を使ってください。LAN では 0.0.0.0</translation>
    </message>
    <message>
        <source>use By landmarks, or Reset</source>
        <translation>「顔の特徴点で合わせる」か「リセット」を使ってください</translation>
    </message>
    <message>
        <source>use another animator in a stream that earns money</source>
        <translation>収益化した配信では別のアニメーターを使ってください</translation>
    </message>
    <message>
        <source>use gaze = [pitch, yaw], in degrees</source>
        <translation>gaze = [pitch, yaw] を度で書いてください</translation>
    </message>
    <message>
        <source>use host 0.0.0.0 and a port from 1024 to 65535</source>
        <translation>host は 0.0.0.0、ポートは 1024～65535 にしてください</translation>
    </message>
    <message>
        <source>use letters, digits, space, dot, dash, underscore; begin with a letter or digit</source>
        <translation>英数字、空白、点、ハイフン、下線を使い、先頭は英数字にしてください</translation>
    </message>
    <message>
        <source>use livehead&apos;s own window, or bind a command to a key in the desktop&apos;s settings</source>
        <translation>livehead のウィンドウを使うか、デスクトップの設定でキーにコマンドを割り当ててください</translation>
    </message>
    <message>
        <source>use the browser output</source>
        <translation>ブラウザ出力を使ってください</translation>
    </message>
    <message>
        <source>use the network that came with this version of livehead</source>
        <translation>このバージョンの livehead に付属のネットワークを使ってください</translation>
    </message>
    <message>
        <source>use the network that came with this version, or train it again</source>
        <translation>このバージョンに付属のネットワークを使うか、学習し直してください</translation>
    </message>
    <message>
        <source>use the tracker link, with the same token</source>
        <translation>トラッカー link を同じトークンで使ってください</translation>
    </message>
    <message>
        <source>video %1</source>
        <translation>動画 %1</translation>
    </message>
    <message>
        <source>video_file cannot write %1</source>
        <translation>video_file で %1 に書き込めません</translation>
    </message>
    <message>
        <source>virtual camera</source>
        <translation>仮想カメラ</translation>
    </message>
    <message>
        <source>virtual camera %1</source>
        <translation>仮想カメラ %1</translation>
    </message>
    <message>
        <source>vmc (Face Cap)</source>
        <translation>vmc (Face Cap)</translation>
    </message>
    <message>
        <source>vts_phone (VTube Studio on an iPhone)</source>
        <translation>vts_phone（iPhone の VTube Studio）</translation>
    </message>
    <message>
        <source>vts_port is %1, not within 0 to 65535</source>
        <translation>vts_port が %1 です（0～65535 の範囲外）</translation>
    </message>
    <message>
        <source>waiting for any tracker</source>
        <translation>トラッカーを待っています</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>待機中: %1</translation>
    </message>
    <message>
        <source>what listens at %1 does not speak as OBS 28 or newer does</source>
        <translation>%1 で待ち受けているものは OBS 28 以降ではないようです</translation>
    </message>
    <message>
        <source>winget install OBSProject.OBSStudio (version 28 or newer brings a virtual camera)</source>
        <translation>winget install OBSProject.OBSStudio（バージョン 28 以降に仮想カメラが付属）</translation>
    </message>
    <message>
        <source>work only in livehead&apos;s own windows: there is no X11 here</source>
        <translation>livehead 自身のウィンドウだけで働きます（X11 がありません）</translation>
    </message>
    <message>
        <source>work only over programs that use X11: a Wayland desktop keeps its keys</source>
        <translation>X11 を使うプログラムの上でだけ働きます（Wayland のデスクトップはキーを渡しません）</translation>
    </message>
    <message>
        <source>work over every program</source>
        <translation>すべてのプログラムの上で働きます</translation>
    </message>
    <message>
        <source>write &quot;KEY = NAME&quot;, e.g. &quot;phone 1 = joy&quot;</source>
        <translation>&quot;KEY = NAME&quot; の形で書いてください。例: &quot;phone 1 = joy&quot;</translation>
    </message>
    <message>
        <source>write %1 again with the drawing tools</source>
        <translation>%1 を描画ツールで書き出し直してください</translation>
    </message>
    <message>
        <source>write %1://HOST or %2://HOST:PORT</source>
        <translation>%1://HOST か %2://HOST:PORT と書いてください</translation>
    </message>
    <message>
        <source>write [%1] and its keys below it</source>
        <translation>[%1] と、その下にキーを書いてください</translation>
    </message>
    <message>
        <source>write art.svg and keys.svg again from the same drawing</source>
        <translation>art.svg と keys.svg を同じ絵から書き出し直してください</translation>
    </message>
    <message>
        <source>write keys.svg again</source>
        <translation>keys.svg を書き出し直してください</translation>
    </message>
    <message>
        <source>write modifiers and a key, e.g. &quot;ctrl+shift+f11&quot;, &quot;alt+j&quot;, &quot;f9&quot;</source>
        <translation>修飾キーとキーを書いてください。例: &quot;ctrl+shift+f11&quot;、&quot;alt+j&quot;、&quot;f9&quot;</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>問題あり</translation>
    </message>
    <message>
        <source>you may not open %1</source>
        <translation>%1 を開く権限がありません</translation>
    </message>
</context>
</TS>
