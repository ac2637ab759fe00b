<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>CharacterPage</name>
    <message>
        <source>Who do you want to be?</source>
        <translation>你想成为谁？</translation>
    </message>
    <message>
        <source>Below each character stands who may use it, and for what.</source>
        <translation>每个角色下方写有其许可：谁可以使用、用于什么。</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Camera {number}</source>
        <translation>摄像头 {number}</translation>
    </message>
    <message>
        <source>Phone or another app (found by itself)</source>
        <translation>手机或其他应用（自动发现）</translation>
    </message>
    <message>
        <source>Mouse pointer</source>
        <translation>鼠标指针</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Demo motion</source>
        <translation>演示动作</translation>
    </message>
    <message>
        <source>Nobody: it idles</source>
        <translation>无人：待机</translation>
    </message>
    <message>
        <source>livehead on another computer</source>
        <translation>另一台电脑上的 livehead</translation>
    </message>
    <message>
        <source>VTube Studio on a phone</source>
        <translation>手机上的 VTube Studio</translation>
    </message>
    <message>
        <source>Browser source in OBS</source>
        <translation>OBS 浏览器源</translation>
    </message>
    <message>
        <source>Media source in OBS</source>
        <translation>OBS 媒体源</translation>
    </message>
    <message>
        <source>Virtual camera</source>
        <translation>虚拟摄像头</translation>
    </message>
    <message>
        <source>Window on the desktop</source>
        <translation>桌面窗口</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Copy the name: {output}</source>
        <translation>复制名称：{output}</translation>
    </message>
    <message>
        <source>Copy the address: {output}</source>
        <translation>复制地址：{output}</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Nobody is seen</source>
        <translation>没有看到人</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>出现问题</translation>
    </message>
</context>
<context>
    <name>DoctorPage</name>
    <message>
        <source>What works on this computer, what does not, and what to do about it.</source>
        <translation>这台电脑上什么可用、什么不可用，以及该怎么办。</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Without your name, your folders, addresses and serial numbers</source>
        <translation>不含你的姓名、文件夹、地址和序列号</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>解决办法</translation>
    </message>
    <message>
        <source>good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>worth knowing</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Copied, without anything private.</source>
        <translation>已复制，不含任何隐私信息。</translation>
    </message>
    <message>
        <source>{broken} of {all} are broken.</source>
        <translation>共 {all} 项，其中 {broken} 项有故障。</translation>
    </message>
    <message>
        <source>{all} looked at, none is broken.</source>
        <translation>已检查 {all} 项，没有故障。</translation>
    </message>
</context>
<context>
    <name>FacePage</name>
    <message>
        <source>Your face</source>
        <translation>你的脸</translation>
    </message>
    <message>
        <source>Half a minute of faces teaches livehead how far yours goes. You may skip it.</source>
        <translation>做半分钟的表情，livehead 就能了解你脸部的活动范围。也可以跳过。</translation>
    </message>
    <message>
        <source>That is all: your character knows your face now. Finish ends this.</source>
        <translation>完成了：角色已经认识你的脸。点击“完成”结束。</translation>
    </message>
    <message>
        <source>Break it off</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Begin (30 seconds)</source>
        <translation>开始（30 秒）</translation>
    </message>
    <message>
        <source>Sit as you do when you stream, then begin. Your character shows you what is understood.</source>
        <translation>请按直播时的姿势坐好再开始。角色会显示识别到的动作。</translation>
    </message>
    <message>
        <source>No face moves the character yet. You can calibrate later, by the menu of the icon.</source>
        <translation>还没有人脸在驱动角色。之后可以从图标菜单进行校准。</translation>
    </message>
</context>
<context>
    <name>GainSliders</name>
    <message>
        <source>Head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>How far the head turns for each turn of yours</source>
        <translation>你转头时角色头部转动的幅度</translation>
    </message>
    <message>
        <source>Head&apos;s reach</source>
        <translation>头部范围</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>身体</translation>
    </message>
    <message>
        <source>How much of it the body takes over</source>
        <translation>身体跟随的程度</translation>
    </message>
    <message>
        <source>Leaning</source>
        <translation>倾斜</translation>
    </message>
    <message>
        <source>Your turn at which the character has turned fully</source>
        <translation>角色转到尽头时你转头的角度</translation>
    </message>
    <message>
        <source>How far the character leans when you move sideways</source>
        <translation>你左右移动时角色倾斜的程度</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>面部</translation>
    </message>
    <message>
        <source>How strong brows, smile and mouth shapes are</source>
        <translation>眉毛、微笑和嘴型的强度</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>恢复默认</translation>
    </message>
</context>
<context>
    <name>IntoObs</name>
    <message>
        <source>OBS answers.</source>
        <translation>OBS 有响应。</translation>
    </message>
    <message>
        <source>This OBS has no browser source: a media source does it.</source>
        <translation>此 OBS 没有浏览器源，改用媒体源。</translation>
    </message>
    <message>
        <source>livehead sends to {address}</source>
        <translation>livehead 发送到 {address}</translation>
    </message>
    <message>
        <source>The password is not kept: {why}</source>
        <translation>密码未保存：{why}</translation>
    </message>
    <message>
        <source>the source stands as it should</source>
        <translation>源已正确设置</translation>
    </message>
    <message>
        <source>Scene {scene}: {change}</source>
        <translation>场景 {scene}：{change}</translation>
    </message>
    <message>
        <source>Pictures arrive in OBS, {size}, and they move.</source>
        <translation>画面已到达 OBS（{size}），并且在动。</translation>
    </message>
    <message>
        <source>A picture arrives in OBS; it stands still.</source>
        <translation>画面已到达 OBS，但是静止的。</translation>
    </message>
    <message>
        <source>No picture arrives in OBS</source>
        <translation>没有画面到达 OBS</translation>
    </message>
    <message>
        <source>Press it once more; if it stays so, restart OBS</source>
        <translation>请再按一次；如果仍然如此，请重启 OBS</translation>
    </message>
    <message>
        <source>No latency is measured yet: the microphones stay as they are.</source>
        <translation>尚未测得延迟：麦克风保持不变。</translation>
    </message>
    <message>
        <source>OBS has no microphone to delay.</source>
        <translation>OBS 中没有可延迟的麦克风。</translation>
    </message>
    <message>
        <source>{name}: sync offset {now} ms (it was {was} ms)</source>
        <translation>{name}：同步偏移 {now} 毫秒（原为 {was} 毫秒）</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Click a character to show it. Drop a picture, a folder or a zip to add one.</source>
        <translation>点击角色即可显示。拖入图片、文件夹或 zip 即可添加。</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Add a picture …</source>
        <translation>添加图片…</translation>
    </message>
    <message>
        <source>These are several files</source>
        <translation>这里有多个文件</translation>
    </message>
    <message>
        <source>Drop one picture or one folder</source>
        <translation>请只拖入一张图片或一个文件夹</translation>
    </message>
    <message>
        <source>{name}
cannot be read</source>
        <translation>{name}
无法读取</translation>
    </message>
    <message>
        <source>Add a picture</source>
        <translation>添加图片</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Camera off</source>
        <translation>关闭摄像头</translation>
    </message>
    <message>
        <source>Lets go of the camera at once; the character idles (Ctrl+Shift+P)</source>
        <translation>立即释放摄像头，角色进入待机（Ctrl+Shift+P）</translation>
    </message>
    <message>
        <source>My calm face, now</source>
        <translation>以现在的表情为平静脸</translation>
    </message>
    <message>
        <source>Takes your face of the coming second as the calm one</source>
        <translation>将接下来一秒的表情作为平静脸</translation>
    </message>
    <message>
        <source>On a checkerboard</source>
        <translation>棋盘格背景</translation>
    </message>
    <message>
        <source>On dark</source>
        <translation>深色背景</translation>
    </message>
    <message>
        <source>On light</source>
        <translation>浅色背景</translation>
    </message>
    <message>
        <source>Into OBS</source>
        <translation>放入 OBS</translation>
    </message>
    <message>
        <source>Adds the character to the scene that OBS shows, or repairs it</source>
        <translation>把角色添加到 OBS 当前场景，或修复它</translation>
    </message>
    <message>
        <source>What each part says</source>
        <translation>各部分的状态</translation>
    </message>
    <message>
        <source>What the tracker sees</source>
        <translation>追踪器看到的</translation>
    </message>
    <message>
        <source>How far the character goes along</source>
        <translation>动作幅度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>{fps} pictures a second</source>
        <translation>每秒 {fps} 帧</translation>
    </message>
    <message>
        <source>{p50} ms from motion to picture (95 % within {p95} ms)</source>
        <translation>从动作到画面 {p50} 毫秒（95 % 在 {p95} 毫秒内）</translation>
    </message>
    <message>
        <source>OBS, advanced audio: give your microphone a sync offset of {offset} ms</source>
        <translation>在 OBS 的“高级音频属性”中，将麦克风的同步偏移设为 {offset} 毫秒</translation>
    </message>
    <message>
        <source>Left out: {what}</source>
        <translation>丢弃：{what}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>Meters</name>
    <message>
        <source>Left eye shut</source>
        <translation>左眼闭合</translation>
    </message>
    <message>
        <source>Right eye shut</source>
        <translation>右眼闭合</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>眉毛</translation>
    </message>
    <message>
        <source>Mouth open</source>
        <translation>张嘴</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>Head up, down</source>
        <translation>头部上下</translation>
    </message>
    <message>
        <source>Head left, right</source>
        <translation>头部左右</translation>
    </message>
    <message>
        <source>Head tilt</source>
        <translation>头部倾斜</translation>
    </message>
    <message>
        <source>What the tracker sees</source>
        <translation>追踪器看到的</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Put this message away</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>ObsWindow</name>
    <message>
        <source>Into OBS</source>
        <translation>放入 OBS</translation>
    </message>
    <message>
        <source>Password of OBS&apos;s WebSocket server</source>
        <translation>OBS 的 WebSocket 服务器密码</translation>
    </message>
    <message>
        <source>Delay the microphones too</source>
        <translation>同时延迟麦克风</translation>
    </message>
    <message>
        <source>Voice and lips then agree in your stream</source>
        <translation>这样直播中声音和口型一致</translation>
    </message>
    <message>
        <source>Port in OBS: Tools → WebSocket Server Settings</source>
        <translation>OBS 中的端口：工具 → WebSocket 服务器设置</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再来一次</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>It stands in OBS: Tools → WebSocket Server Settings → Show Connect Info</source>
        <translation>在 OBS 中查看：工具 → WebSocket 服务器设置 → 显示连接信息</translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Where should it go?</source>
        <translation>要输出到哪里？</translation>
    </message>
    <message>
        <source>For OBS the browser source is best: the background is truly transparent.</source>
        <translation>对 OBS 来说浏览器源最合适：背景是真正透明的。</translation>
    </message>
    <message>
        <source>Into OBS</source>
        <translation>放入 OBS</translation>
    </message>
    <message>
        <source>OBS runs here: this adds the character to its scene</source>
        <translation>OBS 正在运行：把角色添加到它的场景</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>In OBS: Sources → + → Browser. Paste the address, set width and height to 512, that is all.</source>
        <translation>在 OBS 中：来源 → + → 浏览器。粘贴地址，将宽度和高度设为 512，就完成了。</translation>
    </message>
</context>
<context>
    <name>PluginQuestion</name>
    <message>
        <source>May “{plugin}” by “{developer}” drive your character?</source>
        <translation>允许“{plugin}”（{developer}）控制你的角色吗？</translation>
    </message>
    <message>
        <source>It can move the face, put on expressions and change the character. Allow what you started.</source>
        <translation>它可以移动面部、切换表情、更换角色。请只允许你自己启动的程序。</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>拒绝</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Live picture of the character</source>
        <translation>角色的实时画面</translation>
    </message>
</context>
<context>
    <name>RemoteMenu</name>
    <message>
        <source>Other programs</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>Let other programs drive livehead</source>
        <translation>允许其他程序控制 livehead</translation>
    </message>
    <message>
        <source>Let tools for VTube Studio drive livehead</source>
        <translation>允许 VTube Studio 工具控制 livehead</translation>
    </message>
    <message>
        <source>Copy the address with its token</source>
        <translation>复制带令牌的地址</translation>
    </message>
    <message>
        <source>Allowed tools</source>
        <translation>已允许的工具</translation>
    </message>
    <message>
        <source>Forget it: it must ask again</source>
        <translation>撤销允许（下次需再次询问）</translation>
    </message>
</context>
<context>
    <name>TrackerPage</name>
    <message>
        <source>What moves your character?</source>
        <translation>用什么来驱动角色？</translation>
    </message>
    <message>
        <source>You can change this at any time, also while you are live.</source>
        <translation>随时可以更改，直播中也可以。</translation>
    </message>
    <message>
        <source>My voice moves the mouth (microphone)</source>
        <translation>用我的声音驱动嘴部（麦克风）</translation>
    </message>
    <message>
        <source>Look through this camera</source>
        <translation>用这个摄像头看一看</translation>
    </message>
    <message>
        <source>Camera: {name}</source>
        <translation>摄像头：{name}</translation>
    </message>
    <message>
        <source>Phone, by Wi-Fi</source>
        <translation>手机（Wi-Fi）</translation>
    </message>
    <message>
        <source>The mouse pointer</source>
        <translation>鼠标指针</translation>
    </message>
    <message>
        <source>Nothing yet: show the demo motion</source>
        <translation>暂不选择：显示演示动作</translation>
    </message>
    <message>
        <source>This computer is in no network: connect it to the phone&apos;s Wi-Fi.</source>
        <translation>这台电脑没有联网：请连接到手机所在的 Wi-Fi。</translation>
    </message>
    <message>
        <source>In the phone&apos;s app (iFacialMocap, VTube Studio, MeowFace, Live Link Face …) give this address of your computer:

{address}

Both must be in the same Wi-Fi. The code holds the same address.</source>
        <translation>在手机应用（iFacialMocap、VTube Studio、MeowFace、Live Link Face 等）中填写这台电脑的地址：

{address}

两者必须在同一个 Wi-Fi 中。二维码里是同一个地址。</translation>
    </message>
    <message>
        <source>  or  </source>
        <translation>  或  </translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Your face is found. This picture stays on this computer and is not kept.</source>
        <translation>已找到你的脸。这张图片不会离开这台电脑，也不会保存。</translation>
    </message>
    <message>
        <source>No face is found: face the camera, with light from the front.</source>
        <translation>没有找到人脸：请面向摄像头，并让光线从正面照来。</translation>
    </message>
</context>
<context>
    <name>TrayApp</name>
    <message>
        <source>The stream goes on. Please report it.</source>
        <translation>直播仍在继续。请报告此问题。</translation>
    </message>
    <message>
        <source>No program here opens folders</source>
        <translation>没有可以打开文件夹的程序</translation>
    </message>
    <message>
        <source>livehead goes on here. Quit is in this icon&apos;s menu.</source>
        <translation>livehead 在这里继续运行。退出请用此图标的菜单。</translation>
    </message>
    <message>
        <source>There is no tray here. Should livehead go on without a window?</source>
        <translation>这里没有系统托盘。要在没有窗口的情况下继续运行吗？</translation>
    </message>
    <message>
        <source>Start livehead again to see its window.</source>
        <translation>再次启动 livehead 即可看到窗口。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>This desktop shows no tray icons, so this window is all there is</source>
        <translation>此桌面不显示托盘图标，因此只有这个窗口</translation>
    </message>
    <message>
        <source>On GNOME the extension AppIndicator brings them.</source>
        <translation>在 GNOME 上可以用 AppIndicator 扩展来显示。</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>Camera off (privacy)</source>
        <translation>关闭摄像头（隐私）</translation>
    </message>
    <message>
        <source>What moves it</source>
        <translation>驱动方式</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>My calm face, now</source>
        <translation>以现在的表情为平静脸</translation>
    </message>
    <message>
        <source>Guided, 30 seconds</source>
        <translation>引导校准（30 秒）</translation>
    </message>
    <message>
        <source>Into OBS</source>
        <translation>放入 OBS</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Open the window</source>
        <translation>打开窗口</translation>
    </message>
    <message>
        <source>Open the folder of characters</source>
        <translation>打开角色文件夹</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Set up anew …</source>
        <translation>重新设置…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>My voice moves the mouth</source>
        <translation>用我的声音驱动嘴部</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>&amp;Live</source>
        <translation>直播(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Characters</source>
        <translation>角色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Doctor</source>
        <translation>诊断(&amp;D)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Welcome to livehead</source>
        <translation>欢迎使用 livehead</translation>
    </message>
</context>
</TS>
