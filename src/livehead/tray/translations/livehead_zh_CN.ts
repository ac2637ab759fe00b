<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AlignFindings</name>
    <message>
        <source>What was found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>No head was found: trust your eyes</source>
        <translation>没有找到头部：请凭眼睛判断</translation>
    </message>
    <message>
        <source>The head stands right</source>
        <translation>头部位置正确</translation>
    </message>
    <message>
        <source>The head is {percent} % too large</source>
        <translation>头部大了 {percent} %</translation>
    </message>
    <message>
        <source>The head is {percent} % too small</source>
        <translation>头部小了 {percent} %</translation>
    </message>
    <message>
        <source>The head is {pixels} px too low</source>
        <translation>头部偏低 {pixels} px</translation>
    </message>
    <message>
        <source>The head is {pixels} px too high</source>
        <translation>头部偏高 {pixels} px</translation>
    </message>
    <message>
        <source>The head is {pixels} px too far right</source>
        <translation>头部偏右 {pixels} px</translation>
    </message>
    <message>
        <source>The head is {pixels} px too far left</source>
        <translation>头部偏左 {pixels} px</translation>
    </message>
    <message>
        <source>Where the head is was only guessed: trust your eyes</source>
        <translation>头部位置只是推测：请凭眼睛判断</translation>
    </message>
    <message>
        <source>The drawing lies outside the frame</source>
        <translation>图画在画框之外</translation>
    </message>
    <message>
        <source>Its background is not cut out: the character would be a rectangle</source>
        <translation>背景没有抠除：角色会是一个矩形</translation>
    </message>
    <message>
        <source>It is enlarged {times} times: it will look soft</source>
        <translation>放大了 {times} 倍：看起来会模糊</translation>
    </message>
    <message>
        <source>A straight cut through the figure is seen on the left</source>
        <translation>左侧可见人物的直线切口</translation>
    </message>
    <message>
        <source>A straight cut through the figure is seen on the right</source>
        <translation>右侧可见人物的直线切口</translation>
    </message>
    <message>
        <source>The figure ends {pixels} px above the frame&apos;s lower edge</source>
        <translation>人物在画框下边缘上方 {pixels} px 处结束</translation>
    </message>
</context>
<context>
    <name>AlignView</name>
    <message>
        <source>The drawing in its frame</source>
        <translation>画框中的图画</translation>
    </message>
    <message>
        <source>Arrow keys move it, with Shift by ten pixels; plus and minus scale it; [ and ] turn it</source>
        <translation>方向键移动（按住 Shift 每次十像素）；加号和减号缩放；[ 和 ] 旋转</translation>
    </message>
</context>
<context>
    <name>AlignWindow</name>
    <message>
        <source>Align {name}</source>
        <translation>对齐 {name}</translation>
    </message>
    <message>
        <source>Drag the drawing until its head (red) fills the place for it (green). The wheel scales it, with Ctrl it turns it; arrow keys, +, -, [ and ] do the same.</source>
        <translation>拖动图画，使头部（红色）填满它的位置（绿色）。滚轮缩放，按住 Ctrl 则旋转；方向键、+、-、[ 和 ] 也可以。</translation>
    </message>
    <message>
        <source>By &amp;landmarks</source>
        <translation>按特征点对齐(&amp;L)</translation>
    </message>
    <message>
        <source>Find the head and put it where it belongs</source>
        <translation>找到头部并放到正确位置</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>As it was when this window opened</source>
        <translation>恢复到打开此窗口时的状态</translation>
    </message>
    <message>
        <source>&amp;Cut out the background</source>
        <translation>抠除背景(&amp;C)</translation>
    </message>
    <message>
        <source>Cut out &amp;spots of its colour inside, too</source>
        <translation>同时抠除内部的同色区域(&amp;S)</translation>
    </message>
    <message>
        <source>To the right</source>
        <translation>向右</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>向下</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Turned</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Checker</source>
        <translation>棋盘格</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Behind it</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>It will be kept as {name}: {old} stays as it is.</source>
        <translation>将保存为 {name}：{old} 保持不变。</translation>
    </message>
    <message>
        <source>The original is kept: it can be aligned again.</source>
        <translation>原图会保留：可以再次对齐。</translation>
    </message>
</context>
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
        <translation>虚拟摄像机</translation>
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
    <name>Engine</name>
    <message>
        <source>The engine crashed{how}</source>
        <translation>引擎崩溃了{how}</translation>
    </message>
    <message>
        <source>Try it once more.</source>
        <translation>请再试一次。</translation>
    </message>
    <message>
        <source>Press Start; if it crashes again, choose another tracker or output, and report it.</source>
        <translation>请点击“开始”；如果再次崩溃，请选择其他追踪器或输出，并报告此问题。</translation>
    </message>
    <message>
        <source>It was started again. If it goes on so, please report it.</source>
        <translation>已重新启动。如果反复发生，请报告此问题。</translation>
    </message>
    <message>
        <source>It was started again. The recording has ended: begin another.</source>
        <translation>已重新启动。录制已结束：请重新开始录制。</translation>
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
        <source>Your turn at which the character has turned fully</source>
        <translation>角色转到尽头时你转头的角度</translation>
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
    <name>Hotkeys</name>
    <message>
        <source>Camera off (privacy)</source>
        <translation>关闭摄像头（隐私）</translation>
    </message>
    <message>
        <source>Start or stop</source>
        <translation>开始或停止</translation>
    </message>
    <message>
        <source>My calm face, now</source>
        <translation>以现在的表情为平静脸</translation>
    </message>
    <message>
        <source>Recording on or off</source>
        <translation>开始或停止录制</translation>
    </message>
    <message>
        <source>Show or hide the window</source>
        <translation>显示或隐藏窗口</translation>
    </message>
    <message>
        <source>Expression: {name}</source>
        <translation>表情：{name}</translation>
    </message>
    <message>
        <source>Character: {name}</source>
        <translation>角色：{name}</translation>
    </message>
    <message>
        <source>Look: {name}</source>
        <translation>外观：{name}</translation>
    </message>
</context>
<context>
    <name>HotkeysPage</name>
    <message>
        <source>These keys work while another program has the focus.</source>
        <translation>使用其他程序时，这些按键仍然有效。</translation>
    </message>
    <message>
        <source>Only they are asked for: livehead cannot see what else you type.</source>
        <translation>只注册这些按键：livehead 看不到你的其他输入。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What a new key does</source>
        <translation>新按键的作用</translation>
    </message>
    <message>
        <source>A new key</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>One more key</source>
        <translation>添加按键</translation>
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
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove {key}</source>
        <translation>移除 {key}</translation>
    </message>
    <message>
        <source>Another program has this key. Choose one that is free, or free it there.</source>
        <translation>此按键已被其他程序占用。请选择空闲的按键，或在那边释放它。</translation>
    </message>
    <message>
        <source>This keyboard has no such key. Choose another.</source>
        <translation>此键盘没有这个按键。请选择其他按键。</translation>
    </message>
    <message>
        <source>On Wayland these keys work only in livehead and in programs that use X11</source>
        <translation>在 Wayland 上，这些按键只在 livehead 和使用 X11 的程序中有效</translation>
    </message>
    <message>
        <source>On this desktop these keys work only while livehead has the focus</source>
        <translation>在此桌面上，这些按键只在 livehead 获得焦点时有效</translation>
    </message>
    <message>
        <source>First let other programs drive livehead: menu of the icon, Other programs.</source>
        <translation>请先在图标菜单的“其他程序”中允许其他程序控制 livehead。</translation>
    </message>
    <message>
        <source>Then copy a row&apos;s command and give it to a key in the desktop&apos;s settings.</source>
        <translation>然后复制某一行的命令，在桌面设置中把它绑定到按键。</translation>
    </message>
    <message>
        <source>For all programs copy a row&apos;s command and give it to a key in the desktop&apos;s settings.</source>
        <translation>要在所有程序中使用，请复制某一行的命令，在桌面设置中把它绑定到按键。</translation>
    </message>
    <message>
        <source>{key} would go off while you type. Add Ctrl or Alt, or take an F key.</source>
        <translation>{key} 会在打字时触发。请加上 Ctrl 或 Alt，或使用 F 键。</translation>
    </message>
    <message>
        <source>Nearly every program needs {key} itself. Add Alt or Shift.</source>
        <translation>几乎所有程序都要用到 {key}。请加上 Alt 或 Shift。</translation>
    </message>
    <message>
        <source>The desktop needs {key} itself. Choose another.</source>
        <translation>桌面本身要用到 {key}。请选择其他按键。</translation>
    </message>
    <message>
        <source>This key cannot be used.</source>
        <translation>不能使用此按键。</translation>
    </message>
    <message>
        <source>{key} is taken: {action}. Remove it there first.</source>
        <translation>{key} 已被占用：{action}。请先在那里移除。</translation>
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
    <name>KeyField</name>
    <message>
        <source>Press the keys …</source>
        <translation>请按下按键…</translation>
    </message>
    <message>
        <source>Choose keys</source>
        <translation>选择按键</translation>
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
        <source>Align …</source>
        <translation>对齐…</translation>
    </message>
    <message>
        <source>Move the head of the chosen character into its place</source>
        <translation>把所选角色的头部移到正确位置</translation>
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
        <source>Show</source>
        <translation>显示</translation>
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
        <source>What each part says</source>
        <translation>各部分的状态</translation>
    </message>
    <message>
        <source>What the tracker sees</source>
        <translation>追踪器看到的</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>How far the character goes along</source>
        <translation>动作幅度</translation>
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
    <name>LookList</name>
    <message>
        <source>Look</source>
        <translation>外观</translation>
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
        <source>The window crashed; the stream went on</source>
        <translation>窗口崩溃了；直播仍在继续</translation>
    </message>
    <message>
        <source>Please report it.</source>
        <translation>请报告此问题。</translation>
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
        <source>Look</source>
        <translation>外观</translation>
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
        <source>&amp;Hotkeys</source>
        <translation>热键(&amp;H)</translation>
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
<context>
    <name>names</name>
    <message>
        <source>neutral</source>
        <translation>平静</translation>
    </message>
    <message>
        <source>joy</source>
        <translation>喜悦</translation>
    </message>
    <message>
        <source>fun</source>
        <translation>愉快</translation>
    </message>
    <message>
        <source>anger</source>
        <translation>生气</translation>
    </message>
    <message>
        <source>sorrow</source>
        <translation>悲伤</translation>
    </message>
    <message>
        <source>surprise</source>
        <translation>惊讶</translation>
    </message>
    <message>
        <source>sleepy</source>
        <translation>困倦</translation>
    </message>
    <message>
        <source>smug</source>
        <translation>得意</translation>
    </message>
    <message>
        <source>shy</source>
        <translation>害羞</translation>
    </message>
    <message>
        <source>worried</source>
        <translation>担心</translation>
    </message>
    <message>
        <source>bored</source>
        <translation>无聊</translation>
    </message>
    <message>
        <source>determined</source>
        <translation>坚定</translation>
    </message>
    <message>
        <source>love</source>
        <translation>喜爱</translation>
    </message>
    <message>
        <source>pout</source>
        <translation>嘟嘴</translation>
    </message>
    <message>
        <source>wink_left</source>
        <translation>左眼眨眼</translation>
    </message>
    <message>
        <source>wink_right</source>
        <translation>右眼眨眼</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>不做处理</translation>
    </message>
    <message>
        <source>sticker</source>
        <translation>贴纸</translation>
    </message>
    <message>
        <source>White line of a sticker, soft shadow</source>
        <translation>贴纸般的白边，柔和阴影</translation>
    </message>
    <message>
        <source>soft shadow</source>
        <translation>柔和阴影</translation>
    </message>
    <message>
        <source>A shadow on the wall behind</source>
        <translation>投在身后墙上的影子</translation>
    </message>
    <message>
        <source>warm evening</source>
        <translation>温暖黄昏</translation>
    </message>
    <message>
        <source>Low sun, warm and a little darker</source>
        <translation>夕阳般温暖，略暗</translation>
    </message>
    <message>
        <source>cold night</source>
        <translation>冷夜</translation>
    </message>
    <message>
        <source>Moonlight: blue, pale, dark</source>
        <translation>月光：偏蓝、苍白、昏暗</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Strong colours for small pictures and busy backgrounds</source>
        <translation>色彩强烈，适合小画面和杂乱背景</translation>
    </message>
    <message>
        <source>noir</source>
        <translation>黑白电影</translation>
    </message>
    <message>
        <source>Black and white film</source>
        <translation>黑白胶片</translation>
    </message>
    <message>
        <source>retro pixel</source>
        <translation>复古像素</translation>
    </message>
    <message>
        <source>An old console: large pixels, few colours</source>
        <translation>老式游戏机：大像素，少颜色</translation>
    </message>
    <message>
        <source>neon</source>
        <translation>霓虹</translation>
    </message>
    <message>
        <source>Glows in the dark</source>
        <translation>在黑暗中发光</translation>
    </message>
    <message>
        <source>green backdrop</source>
        <translation>绿幕</translation>
    </message>
    <message>
        <source>Chroma green behind, for cameras without alpha</source>
        <translation>绿色背景，适合无透明通道的摄像机</translation>
    </message>
    <message>
        <source>bow</source>
        <translation>鞠躬</translation>
    </message>
    <message>
        <source>dance</source>
        <translation>跳舞</translation>
    </message>
    <message>
        <source>gasp</source>
        <translation>倒吸气</translation>
    </message>
    <message>
        <source>laugh</source>
        <translation>大笑</translation>
    </message>
    <message>
        <source>nod</source>
        <translation>点头</translation>
    </message>
    <message>
        <source>shake</source>
        <translation>摇头</translation>
    </message>
    <message>
        <source>sigh</source>
        <translation>叹气</translation>
    </message>
    <message>
        <source>sneeze</source>
        <translation>打喷嚏</translation>
    </message>
    <message>
        <source>think</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>wave hair</source>
        <translation>撩头发</translation>
    </message>
    <message>
        <source>wink</source>
        <translation>眨单眼</translation>
    </message>
    <message>
        <source>yawn</source>
        <translation>打哈欠</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>retrying</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>tracker</source>
        <translation>追踪器</translation>
    </message>
    <message>
        <source>animator</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>remote</source>
        <translation>远程控制</translation>
    </message>
    <message>
        <source>character</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>relay</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>tape</source>
        <translation>录制</translation>
    </message>
</context>
<context>
    <name>phrases</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>: </source>
        <translation>：</translation>
    </message>
    <message>
        <source>%1 %2 builds no engine for %3</source>
        <translation>%1 %2 无法为 %3 构建引擎</translation>
    </message>
    <message>
        <source>%1 %2 cannot be loaded: %3</source>
        <translation>无法加载 %1 %2：%3</translation>
    </message>
    <message>
        <source>%1 %2 needs the package %3, which is not installed</source>
        <translation>%1 %2 需要软件包 %3，但尚未安装</translation>
    </message>
    <message>
        <source>%1 (%2 client)</source>
        <translation>%1（%2 个客户端）</translation>
    </message>
    <message>
        <source>%1 (%2 clients)</source>
        <translation>%1（%2 个客户端）</translation>
    </message>
    <message>
        <source>%1 (%2 live)</source>
        <translation>%1（%2 个在线）</translation>
    </message>
    <message>
        <source>%1 (%2 plugins)</source>
        <translation>%1（%2 个插件）</translation>
    </message>
    <message>
        <source>%1 (%2, %3×%4; no alpha: the browser sink has it)</source>
        <translation>%1（%2，%3×%4；无透明通道：请用浏览器输出）</translation>
    </message>
    <message>
        <source>%1 (nobody watches)</source>
        <translation>%1（无人观看）</translation>
    </message>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1（进程 %2）</translation>
    </message>
    <message>
        <source>%1 (process %2, this one)</source>
        <translation>%1（进程 %2，即本程序）</translation>
    </message>
    <message>
        <source>%1 (sound files work without it)</source>
        <translation>%1（没有它也可以使用音频文件）</translation>
    </message>
    <message>
        <source>%1 GB free in %2</source>
        <translation>%2 剩余 %1 GB</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1和%2</translation>
    </message>
    <message>
        <source>%1 before %2</source>
        <translation>%2 下的 %1</translation>
    </message>
    <message>
        <source>%1 beside it</source>
        <translation>旁边还有%1</translation>
    </message>
    <message>
        <source>%1 builds for this machine&apos;s card only, not for %2</source>
        <translation>%1 只能为本机显卡构建，不能为 %2 构建</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>%1 can be read</source>
        <translation>%1 可以读取</translation>
    </message>
    <message>
        <source>%1 cannot be deleted: %2</source>
        <translation>无法删除 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be found</source>
        <translation>找不到 %1</translation>
    </message>
    <message>
        <source>%1 cannot be made: %2</source>
        <translation>无法创建 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>无法打开 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be put back: %2</source>
        <translation>无法将 %1 放回原处：%2</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>无法连接 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be unpacked: %2</source>
        <translation>无法解压 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be written to</source>
        <translation>无法写入 %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot read %2: %3</source>
        <translation>%1 无法读取 %2：%3</translation>
    </message>
    <message>
        <source>%1 comes with livehead and is not replaced</source>
        <translation>%1 是 livehead 自带的，不能替换</translation>
    </message>
    <message>
        <source>%1 does not build for %2</source>
        <translation>%1 无法为 %2 构建</translation>
    </message>
    <message>
        <source>%1 does not go into %2</source>
        <translation>%1 不能放入 %2</translation>
    </message>
    <message>
        <source>%1 does not run %2: %3</source>
        <translation>%1 无法运行 %2：%3</translation>
    </message>
    <message>
        <source>%1 emotes, none playing</source>
        <translation>%1 个动作，当前无播放</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1 已存在</translation>
    </message>
    <message>
        <source>%1 expressions, none on</source>
        <translation>%1 个表情，当前未使用</translation>
    </message>
    <message>
        <source>%1 fits several cameras</source>
        <translation>有多个摄像头符合 %1</translation>
    </message>
    <message>
        <source>%1 for %2; engines in %3</source>
        <translation>%1，用于 %2；引擎位于 %3</translation>
    </message>
    <message>
        <source>%1 fps, %2</source>
        <translation>%1 fps, %2</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>来自 %2 的 %1</translation>
    </message>
    <message>
        <source>%1 gives no picture; it is in use by %2</source>
        <translation>%1 没有画面；正被 %2 占用</translation>
    </message>
    <message>
        <source>%1 gives no pictures</source>
        <translation>%1 没有画面</translation>
    </message>
    <message>
        <source>%1 gives nothing but zeros</source>
        <translation>%1 完全没有声音数据</translation>
    </message>
    <message>
        <source>%1 has no character</source>
        <translation>%1 没有角色</translation>
    </message>
    <message>
        <source>%1 has no input %2; it has %3</source>
        <translation>%1 没有输入 %2；已有：%3</translation>
    </message>
    <message>
        <source>%1 has no memory left for %2</source>
        <translation>%1 没有剩余内存用于 %2</translation>
    </message>
    <message>
        <source>%1 has no output %2; it has %3</source>
        <translation>%1 没有输出 %2；已有：%3</translation>
    </message>
    <message>
        <source>%1 has no transparent background</source>
        <translation>%1 的背景不透明</translation>
    </message>
    <message>
        <source>%1 holds %2 character.toml</source>
        <translation>%1 中有 %2 个 character.toml</translation>
    </message>
    <message>
        <source>%1 holds %2, which no character has</source>
        <translation>%1 中含有角色不会使用的 %2</translation>
    </message>
    <message>
        <source>%1 holds more than a character</source>
        <translation>%1 中不只有一个角色</translation>
    </message>
    <message>
        <source>%1 holds no calibration: %2</source>
        <translation>%1 中没有校准数据：%2</translation>
    </message>
    <message>
        <source>%1 holds no character.toml</source>
        <translation>%1 中没有 character.toml</translation>
    </message>
    <message>
        <source>%1 holds no motion</source>
        <translation>%1 中没有动作</translation>
    </message>
    <message>
        <source>%1 holds no picture</source>
        <translation>%1 中没有图片</translation>
    </message>
    <message>
        <source>%1 holds no picture that can be decoded</source>
        <translation>%1 中没有可解码的画面</translation>
    </message>
    <message>
        <source>%1 holds no sound</source>
        <translation>%1 中没有声音</translation>
    </message>
    <message>
        <source>%1 holds no sound that can be decoded</source>
        <translation>%1 中没有可解码的声音</translation>
    </message>
    <message>
        <source>%1 holds no video</source>
        <translation>%1 中没有视频</translation>
    </message>
    <message>
        <source>%1 holds no voice: %2</source>
        <translation>%1 中没有声音数据：%2</translation>
    </message>
    <message>
        <source>%1 in %2: 52 expressions</source>
        <translation>%2 中的 %1：52 种表情</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 是 %2</translation>
    </message>
    <message>
        <source>%1 is %2, not 512x512</source>
        <translation>%1 是 %2，而不是 512x512</translation>
    </message>
    <message>
        <source>%1 is %2, not a table</source>
        <translation>%1 是 %2，不是表</translation>
    </message>
    <message>
        <source>%1 is a drawing program&apos;s own file</source>
        <translation>%1 是绘图软件自己的文件格式</translation>
    </message>
    <message>
        <source>%1 is a folder</source>
        <translation>%1 是文件夹</translation>
    </message>
    <message>
        <source>%1 is a model of %2, not of %3</source>
        <translation>%1 是 %2 的模型，不是 %3 的</translation>
    </message>
    <message>
        <source>%1 is cut short or no ONNX file: %2</source>
        <translation>%1 不完整或不是 ONNX 文件：%2</translation>
    </message>
    <message>
        <source>%1 is damaged at record %2 of %3</source>
        <translation>%1 的第 %2 条记录（共 %3 条）已损坏</translation>
    </message>
    <message>
        <source>%1 is damaged or cut short: %2</source>
        <translation>%1 已损坏或不完整：%2</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 是空的</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 已断开</translation>
    </message>
    <message>
        <source>%1 is gone, trying again</source>
        <translation>%1 已断开，正在重试</translation>
    </message>
    <message>
        <source>%1 is held at %2×%3 by a program that shows it</source>
        <translation>%1 被正在显示它的程序固定为 %2×%3</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>%1 is missing or no picture</source>
        <translation>%1 不存在或不是图片</translation>
    </message>
    <message>
        <source>%1 is no address to send motion to</source>
        <translation>%1 不是可发送动作的地址</translation>
    </message>
    <message>
        <source>%1 is no colour: write #rrggbb or one of %2</source>
        <translation>%1 不是颜色：请写 #rrggbb 或以下之一：%2</translation>
    </message>
    <message>
        <source>%1 is no file</source>
        <translation>%1 不是文件</translation>
    </message>
    <message>
        <source>%1 is no key</source>
        <translation>%1 不是按键</translation>
    </message>
    <message>
        <source>%1 is no livehead tape: it does not begin like one</source>
        <translation>%1 不是 livehead 的录制文件：开头不符</translation>
    </message>
    <message>
        <source>%1 is no livehead tape: its first line is damaged</source>
        <translation>%1 不是 livehead 的录制文件：第一行已损坏</translation>
    </message>
    <message>
        <source>%1 is no livehead tape: its records are of another size</source>
        <translation>%1 不是 livehead 的录制文件：记录大小不符</translation>
    </message>
    <message>
        <source>%1 is no name</source>
        <translation>%1 不能用作名称</translation>
    </message>
    <message>
        <source>%1 is no name: 1 to %2 printable characters</source>
        <translation>%1 不能用作名称：需 1 到 %2 个可显示字符</translation>
    </message>
    <message>
        <source>%1 is no name: 1 to 60 letters, digits, spaces, dots or dashes</source>
        <translation>%1 不能用作名称：需 1 到 60 个字母、数字、空格、点或连字符</translation>
    </message>
    <message>
        <source>%1 is no picture that can be read</source>
        <translation>%1 不是可读取的图片</translation>
    </message>
    <message>
        <source>%1 is no sound that can be read: %2</source>
        <translation>%1 不是可读取的声音：%2</translation>
    </message>
    <message>
        <source>%1 is no video that can be read: %2</source>
        <translation>%1 不是可读取的视频：%2</translation>
    </message>
    <message>
        <source>%1 is none of your own characters</source>
        <translation>%1 不是你自己的角色</translation>
    </message>
    <message>
        <source>%1 is not TOML: %2</source>
        <translation>%1 不是 TOML：%2</translation>
    </message>
    <message>
        <source>%1 is not valid TOML: %2</source>
        <translation>%1 不是有效的 TOML：%2</translation>
    </message>
    <message>
        <source>%1 is one picture: only a Talking Head model can move it, and none is installed</source>
        <translation>%1 是单张图片：只有 Talking Head 模型能驱动它，但尚未安装</translation>
    </message>
    <message>
        <source>%1 is silent: it sees no face, or has ended%2</source>
        <translation>%1 没有数据：没看到脸，或已结束%2</translation>
    </message>
    <message>
        <source>%1 is taken by %2</source>
        <translation>%1 正被 %2 占用</translation>
    </message>
    <message>
        <source>%1 is taken by another program</source>
        <translation>%1 正被其他程序占用</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 已存在</translation>
    </message>
    <message>
        <source>%1 is too large to read safely: %2</source>
        <translation>%1 太大，无法安全读取：%2</translation>
    </message>
    <message>
        <source>%1 is too long for an emote</source>
        <translation>%1 作为动作太长</translation>
    </message>
    <message>
        <source>%1 is too loud</source>
        <translation>%1 声音太大</translation>
    </message>
    <message>
        <source>%1 kB/s to %2</source>
        <translation>%1 kB/s 发往 %2</translation>
    </message>
    <message>
        <source>%1 may not be used by this user</source>
        <translation>当前用户无权使用 %1</translation>
    </message>
    <message>
        <source>%1 may not be used by you</source>
        <translation>你无权使用 %1</translation>
    </message>
    <message>
        <source>%1 more faces</source>
        <translation>另外 %1 张脸</translation>
    </message>
    <message>
        <source>%1 ms delay</source>
        <translation>延迟 %1 ms</translation>
    </message>
    <message>
        <source>%1 needs the input %2</source>
        <translation>%1 需要输入 %2</translation>
    </message>
    <message>
        <source>%1 not taken by the network</source>
        <translation>%1 个未能发出</translation>
    </message>
    <message>
        <source>%1 of %2 people</source>
        <translation>%1 / %2 人</translation>
    </message>
    <message>
        <source>%1 of that colour inside the figure: kept</source>
        <translation>图形内部有 %1 处同色：已保留</translation>
    </message>
    <message>
        <source>%1 of the frames</source>
        <translation>%1 的帧</translation>
    </message>
    <message>
        <source>%1 of the size</source>
        <translation>%1 的尺寸</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 on %2; this computer is %3</source>
        <translation>%1（%2）；本机地址为 %3</translation>
    </message>
    <message>
        <source>%1 or a library of it does not load here</source>
        <translation>%1 或它的库在这里无法加载</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>%1 parameters from %2</source>
        <translation>来自 %2 的 %1 个参数</translation>
    </message>
    <message>
        <source>%1 pictures a second, latency %2 ms</source>
        <translation>每秒 %1 帧，延迟 %2 毫秒</translation>
    </message>
    <message>
        <source>%1 port %2</source>
        <translation>%1 端口 %2</translation>
    </message>
    <message>
        <source>%1 px, %2</source>
        <translation>%1 px，%2</translation>
    </message>
    <message>
        <source>%1 px, %2 levels</source>
        <translation>%1 px，%2 级</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 条记录</translation>
    </message>
    <message>
        <source>%1 refuses %2 of %3: %4</source>
        <translation>%1 拒绝 %3 的 %2：%4</translation>
    </message>
    <message>
        <source>%1 sees no face%2</source>
        <translation>%1 没有看到脸%2</translation>
    </message>
    <message>
        <source>%1 separate figures</source>
        <translation>%1 个分开的图形</translation>
    </message>
    <message>
        <source>%1 spots</source>
        <translation>%1 处</translation>
    </message>
    <message>
        <source>%1 stands in for %2: %3 (%4: %5)</source>
        <translation>%1 代替 %2：%3（%4：%5）</translation>
    </message>
    <message>
        <source>%1 talks too</source>
        <translation>%1 也在发送</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>%1 to %2 a second</source>
        <translation>%1 到每秒 %2</translation>
    </message>
    <message>
        <source>%1 unpacks to more than a character is</source>
        <translation>%1 解压后比一个角色大得多</translation>
    </message>
    <message>
        <source>%1 values</source>
        <translation>%1 个值</translation>
    </message>
    <message>
        <source>%1 wants the network %2, which is in no model folder</source>
        <translation>%1 需要网络 %2，但任何模型文件夹中都没有</translation>
    </message>
    <message>
        <source>%1, %2 of %3 s</source>
        <translation>%1，%2 / %3 秒</translation>
    </message>
    <message>
        <source>%1, %2 of %3 s, cut off at the end</source>
        <translation>%1，%2 / %3 秒，末尾被截断</translation>
    </message>
    <message>
        <source>%1, %2 packets a second%3</source>
        <translation>%1，每秒 %2 个数据包%3</translation>
    </message>
    <message>
        <source>%1, %2 records</source>
        <translation>%1，%2 条记录</translation>
    </message>
    <message>
        <source>%1, %2 with %3</source>
        <translation>%1，%2（%3）</translation>
    </message>
    <message>
        <source>%1, %2 with another token or none</source>
        <translation>%1，令牌不同或没有令牌的来源：%2</translation>
    </message>
    <message>
        <source>%1, %2, %3, driver %4</source>
        <translation>%1，%2，%3，驱动 %4</translation>
    </message>
    <message>
        <source>%1, %2, from disk</source>
        <translation>%1，%2，来自磁盘</translation>
    </message>
    <message>
        <source>%1, any voice, not calibrated: %2</source>
        <translation>%1，任意声音，未校准：%2</translation>
    </message>
    <message>
        <source>%1, drawn as vectors on the CPU</source>
        <translation>%1，在 CPU 上以矢量绘制</translation>
    </message>
    <message>
        <source>%1, trying again</source>
        <translation>%1，正在重试</translation>
    </message>
    <message>
        <source>%1, your voice: %2</source>
        <translation>%1，你的声音：%2</translation>
    </message>
    <message>
        <source>%1. It is kept as %2; the usual settings are in use.</source>
        <translation>%1。已保留为 %2；正在使用默认设置。</translation>
    </message>
    <message>
        <source>%1.%2 turns the eyes</source>
        <translation>%1.%2 会转动眼睛</translation>
    </message>
    <message>
        <source>%1.scale is %2, not within 0.05 to 8</source>
        <translation>%1.scale 是 %2，不在 0.05 到 8 之间</translation>
    </message>
    <message>
        <source>%1.stylizers is %2</source>
        <translation>%1.stylizers 是 %2</translation>
    </message>
    <message>
        <source>%1.subject is %2</source>
        <translation>%1.subject 是 %2</translation>
    </message>
    <message>
        <source>%1.title is %2</source>
        <translation>%1.title 是 %2</translation>
    </message>
    <message>
        <source>%1.use is missing</source>
        <translation>缺少 %1.use</translation>
    </message>
    <message>
        <source>%1/character.toml has no [character] table with a `picture`</source>
        <translation>%1/character.toml 中没有包含 `picture` 的 [character] 表</translation>
    </message>
    <message>
        <source>%1: another computer&apos;s livehead hears nobody without a token</source>
        <translation>%1：没有令牌，另一台电脑上的 livehead 不会接收</translation>
    </message>
    <message>
        <source>%1: frame %2 has %3</source>
        <translation>%1：第 %2 帧为 %3</translation>
    </message>
    <message>
        <source>%1: its note %2 is %3</source>
        <translation>%1：注记 %2 是 %3</translation>
    </message>
    <message>
        <source>%1: its times are no times</source>
        <translation>%1：时间不正确</translation>
    </message>
    <message>
        <source>%1: wrong or missing entry: %2</source>
        <translation>%1：条目错误或缺失：%2</translation>
    </message>
    <message>
        <source>%1; %2 cannot listen</source>
        <translation>%1；%2 无法接收</translation>
    </message>
    <message>
        <source>%1; %2 is not allowed</source>
        <translation>%1；%2 不被允许</translation>
    </message>
    <message>
        <source>%1; %2 sends as a livehead</source>
        <translation>%1；%2 正以 livehead 身份发送</translation>
    </message>
    <message>
        <source>%1; %2 sends to it</source>
        <translation>%1；%2 正在向它发送</translation>
    </message>
    <message>
        <source>%1; %2 sends, unasked</source>
        <translation>%1；%2 未经请求在发送</translation>
    </message>
    <message>
        <source>%1; browsers and Zoom do not list it</source>
        <translation>%1；浏览器和 Zoom 中不会列出</translation>
    </message>
    <message>
        <source>%1; can be used</source>
        <translation>%1；可以使用</translation>
    </message>
    <message>
        <source>%1; can be used, shown by %2</source>
        <translation>%1；可以使用，正由 %2 显示</translation>
    </message>
    <message>
        <source>%1; for %2</source>
        <translation>%1；用于 %2</translation>
    </message>
    <message>
        <source>%1; for run --remote</source>
        <translation>%1；用于 run --remote</translation>
    </message>
    <message>
        <source>%1; for run --vts-api</source>
        <translation>%1；用于 run --vts-api</translation>
    </message>
    <message>
        <source>%1; for the browser sink</source>
        <translation>%1；用于浏览器输出</translation>
    </message>
    <message>
        <source>%1; for the media_stream sink</source>
        <translation>%1；用于 media_stream 输出</translation>
    </message>
    <message>
        <source>%1; held by %2</source>
        <translation>%1；正被 %2 占用</translation>
    </message>
    <message>
        <source>%1; in a monetised stream: %2</source>
        <translation>%1；用于盈利直播：%2</translation>
    </message>
    <message>
        <source>%1; left out: %2</source>
        <translation>%1；略过：%2</translation>
    </message>
    <message>
        <source>%1; not saved: %2</source>
        <translation>%1；未保存：%2</translation>
    </message>
    <message>
        <source>%1; pictures or motions left out: %2</source>
        <translation>%1；丢弃的画面或动作：%2</translation>
    </message>
    <message>
        <source>%1; this computer is %2</source>
        <translation>%1；本机地址为 %2</translation>
    </message>
    <message>
        <source>%1; trying again</source>
        <translation>%1；正在重试</translation>
    </message>
    <message>
        <source>%1; you may not open %2</source>
        <translation>%1；你无权打开 %2</translation>
    </message>
    <message>
        <source>%1; you may not open it</source>
        <translation>%1；你无权打开它</translation>
    </message>
    <message>
        <source>%1there are: %2</source>
        <translation>%1已有：%2</translation>
    </message>
    <message>
        <source>%1x%2 pixels</source>
        <translation>%1x%2 像素</translation>
    </message>
    <message>
        <source>%1×%2 is no camera size: 16 to 4096 a side, even numbers</source>
        <translation>%1×%2 不是摄像机尺寸：每边 16 到 4096 的偶数</translation>
    </message>
    <message>
        <source>%1×%2 is no size: 1 to 4096 a side, or 0 for both</source>
        <translation>%1×%2 不是有效尺寸：每边 1 到 4096，或两者为 0</translation>
    </message>
    <message>
        <source>%1×%2 pixels</source>
        <translation>%1×%2 像素</translation>
    </message>
    <message>
        <source>--holes cuts them out as well</source>
        <translation>--holes 会把它们也抠除</translation>
    </message>
    <message>
        <source>1 is as recorded</source>
        <translation>1 为录制时的速度</translation>
    </message>
    <message>
        <source>1 is its own size</source>
        <translation>1 为原始大小</translation>
    </message>
    <message>
        <source>1 is the second person, 7 the last</source>
        <translation>1 是第二个人，7 是最后一个</translation>
    </message>
    <message>
        <source>3 s of demo motion</source>
        <translation>3 秒演示动作</translation>
    </message>
    <message>
        <source>30 or 60 is usual</source>
        <translation>通常为 30 或 60</translation>
    </message>
    <message>
        <source>Blink a few times, then keep both eyes shut for a second.</source>
        <translation>请眨几次眼，然后双眼闭上一秒。</translation>
    </message>
    <message>
        <source>Face Cap from %1</source>
        <translation>来自 %1 的 Face Cap</translation>
    </message>
    <message>
        <source>Frown: brows down, wrinkle your nose, squint.</source>
        <translation>皱眉：压低眉毛，皱起鼻子，眯起眼睛。</translation>
    </message>
    <message>
        <source>GStreamer does not start: %1</source>
        <translation>GStreamer 无法启动：%1</translation>
    </message>
    <message>
        <source>GStreamer ended (%1)</source>
        <translation>GStreamer 已结束（%1）</translation>
    </message>
    <message>
        <source>GStreamer has no %1</source>
        <translation>GStreamer 中没有 %1</translation>
    </message>
    <message>
        <source>GStreamer&apos;s tools are missing</source>
        <translation>缺少 GStreamer 工具</translation>
    </message>
    <message>
        <source>Keep your head still and look into each corner of the screen.</source>
        <translation>头保持不动，依次看向屏幕的四个角。</translation>
    </message>
    <message>
        <source>Live Link Face from %1</source>
        <translation>来自 %1 的 Live Link Face</translation>
    </message>
    <message>
        <source>Look at the screen with a calm face, mouth shut.</source>
        <translation>表情平静，闭上嘴，看着屏幕。</translation>
    </message>
    <message>
        <source>NDI source %1</source>
        <translation>NDI 源 %1</translation>
    </message>
    <message>
        <source>NDI takes no more frames: %1</source>
        <translation>NDI 不再接收画面：%1</translation>
    </message>
    <message>
        <source>OBS %1 answers, no password</source>
        <translation>OBS %1 有响应，无密码</translation>
    </message>
    <message>
        <source>OBS %1 answers, no password; it has no browser source</source>
        <translation>OBS %1 有响应，无密码；它没有浏览器源</translation>
    </message>
    <message>
        <source>OBS %1 answers, the kept password fits</source>
        <translation>OBS %1 有响应，保存的密码正确</translation>
    </message>
    <message>
        <source>OBS %1 answers, the kept password fits; it has no browser source</source>
        <translation>OBS %1 有响应，保存的密码正确；它没有浏览器源</translation>
    </message>
    <message>
        <source>OBS %1 brings one; there is only one, without alpha</source>
        <translation>OBS %1 自带一个；只有一个，且无透明通道</translation>
    </message>
    <message>
        <source>OBS %1 may bring none</source>
        <translation>OBS %1 可能不带虚拟摄像机</translation>
    </message>
    <message>
        <source>OBS at %1 does not answer</source>
        <translation>位于 %1 的 OBS 没有响应</translation>
    </message>
    <message>
        <source>OBS does not let go of the source %1</source>
        <translation>OBS 没有释放源 %1</translation>
    </message>
    <message>
        <source>OBS does not take this password</source>
        <translation>OBS 不接受这个密码</translation>
    </message>
    <message>
        <source>OBS ended the connection</source>
        <translation>OBS 断开了连接</translation>
    </message>
    <message>
        <source>OBS has no scene %1</source>
        <translation>OBS 中没有场景 %1</translation>
    </message>
    <message>
        <source>OBS is not running (nothing listens at %1)</source>
        <translation>OBS 没有运行（%1 无监听）</translation>
    </message>
    <message>
        <source>OBS refuses %1: %2 (code %3)</source>
        <translation>OBS 拒绝 %1：%2（代码 %3）</translation>
    </message>
    <message>
        <source>OBS runs, but its WebSocket server is not at %1</source>
        <translation>OBS 正在运行，但它的 WebSocket 服务器不在 %1</translation>
    </message>
    <message>
        <source>OBS wants a password</source>
        <translation>OBS 需要密码</translation>
    </message>
    <message>
        <source>ONNX Runtime would run on the CPU instead of %1: %2</source>
        <translation>ONNX Runtime 会在 CPU 上运行，而不是 %1：%2</translation>
    </message>
    <message>
        <source>Open your eyes wide and raise your brows.</source>
        <translation>睁大眼睛，抬起眉毛。</translation>
    </message>
    <message>
        <source>OpenSeeFace from %1</source>
        <translation>来自 %1 的 OpenSeeFace</translation>
    </message>
    <message>
        <source>OpenVINO is not installed</source>
        <translation>未安装 OpenVINO</translation>
    </message>
    <message>
        <source>PNG pictures</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>PipeWire does not run for this user</source>
        <translation>当前用户没有运行 PipeWire</translation>
    </message>
    <message>
        <source>PipeWire is of Linux</source>
        <translation>PipeWire 仅用于 Linux</translation>
    </message>
    <message>
        <source>PipeWire source %1</source>
        <translation>PipeWire 源 %1</translation>
    </message>
    <message>
        <source>Say A, I, U, E, O, slowly and wide.</source>
        <translation>请缓慢、张大嘴说 A、I、U、E、O。</translation>
    </message>
    <message>
        <source>Smile with all your teeth, then pull the corners down, then puff your cheeks.</source>
        <translation>露齿微笑，然后嘴角下拉，再鼓起脸颊。</translation>
    </message>
    <message>
        <source>Spout is only on Windows</source>
        <translation>Spout 仅用于 Windows</translation>
    </message>
    <message>
        <source>Spout sender %1</source>
        <translation>Spout 发送端 %1</translation>
    </message>
    <message>
        <source>Spout takes no more frames: %1</source>
        <translation>Spout 不再接收画面：%1</translation>
    </message>
    <message>
        <source>Syphon is only on macOS</source>
        <translation>Syphon 仅用于 macOS</translation>
    </message>
    <message>
        <source>Syphon server %1</source>
        <translation>Syphon 服务器 %1</translation>
    </message>
    <message>
        <source>Syphon takes no more frames: %1</source>
        <translation>Syphon 不再接收画面：%1</translation>
    </message>
    <message>
        <source>TensorRT for RTX is not installed</source>
        <translation>未安装 TensorRT for RTX</translation>
    </message>
    <message>
        <source>TensorRT is installed and does not load%1</source>
        <translation>TensorRT 已安装但无法加载%1</translation>
    </message>
    <message>
        <source>The settings could not be read: %1. The usual ones are in use.</source>
        <translation>无法读取设置：%1。正在使用默认设置。</translation>
    </message>
    <message>
        <source>Turn your head as far as you like: left, right, up, down, and tilt it.</source>
        <translation>尽量向左、右、上、下转头，再左右倾斜。</translation>
    </message>
    <message>
        <source>VMC from %1</source>
        <translation>来自 %1 的 VMC</translation>
    </message>
    <message>
        <source>VTube Studio or MeowFace from %1</source>
        <translation>来自 %1 的 VTube Studio 或 MeowFace</translation>
    </message>
    <message>
        <source>Wayland tells no program where the pointer is</source>
        <translation>Wayland 不向任何程序透露指针位置</translation>
    </message>
    <message>
        <source>Windows does not tell where the pointer is</source>
        <translation>Windows 未提供指针位置</translation>
    </message>
    <message>
        <source>`livehead character list` shows them</source>
        <translation>`livehead character list` 可列出它们</translation>
    </message>
    <message>
        <source>`livehead list characters` shows the characters there are</source>
        <translation>`livehead list characters` 可列出所有角色</translation>
    </message>
    <message>
        <source>`livehead obs setup` needs OBS %1 or newer: update it</source>
        <translation>`livehead obs setup` 需要 OBS %1 或更新版本：请更新</translation>
    </message>
    <message>
        <source>a broken one is kept as %1</source>
        <translation>损坏的文件保留为 %1</translation>
    </message>
    <message>
        <source>a budget is 0 (none) or more, e.g. 15</source>
        <translation>budget 为 0（无）或更大，例如 15</translation>
    </message>
    <message>
        <source>a character called %1 is there already</source>
        <translation>已有名为 %1 的角色</translation>
    </message>
    <message>
        <source>a character cannot be called %1</source>
        <translation>角色不能命名为 %1</translation>
    </message>
    <message>
        <source>a folder of pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>a hand seems to lie over the face: it will be bent with it</source>
        <translation>似乎有手挡在脸上：会随脸一起变形</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>文本列表</translation>
    </message>
    <message>
        <source>a name in the configuration is no text</source>
        <translation>配置中的名称不是文本</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>a picture with the whole head and some room above is needed</source>
        <translation>需要一张包含整个头部且上方留有空间的图片</translation>
    </message>
    <message>
        <source>a spot</source>
        <translation>一处</translation>
    </message>
    <message>
        <source>a veil hardly seen lies over %1 pixels of the background</source>
        <translation>背景的 %1 个像素上有一层几乎看不见的残留</translation>
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
        <translation>actor[%1] 和 actor[%2] 都由第 %3 个人驱动</translation>
    </message>
    <message>
        <source>add [[modifier]] use = &quot;express&quot; and &quot;emote&quot;</source>
        <translation>请添加 [[modifier]] use = &quot;express&quot; 和 &quot;emote&quot;</translation>
    </message>
    <message>
        <source>add it to the allowed addresses</source>
        <translation>请把它加入允许的地址</translation>
    </message>
    <message>
        <source>added a source to the scene %1</source>
        <translation>已在场景 %1 中添加源</translation>
    </message>
    <message>
        <source>allow access to %1, e.g. add yourself to the group video and log in anew</source>
        <translation>请允许访问 %1，例如把自己加入 video 组后重新登录</translation>
    </message>
    <message>
        <source>allow your user to read this file</source>
        <translation>请给当前用户读取此文件的权限</translation>
    </message>
    <message>
        <source>allow your user to read this folder</source>
        <translation>请给当前用户读取此文件夹的权限</translation>
    </message>
    <message>
        <source>amount %1</source>
        <translation>强度 %1</translation>
    </message>
    <message>
        <source>amount is %1, not a number from 0</source>
        <translation>amount 是 %1，不是从 0 开始的数字</translation>
    </message>
    <message>
        <source>an array of shape %1</source>
        <translation>形状为 %1 的数组</translation>
    </message>
    <message>
        <source>an array with gaps (not C-contiguous)</source>
        <translation>有间隙的数组（非 C 连续）</translation>
    </message>
    <message>
        <source>an audio offset of %1 ms is not possible</source>
        <translation>无法设置 %1 ms 的音频偏移</translation>
    </message>
    <message>
        <source>animate it with a model for any picture, e.g. --animator tha3 (`livehead models list`)</source>
        <translation>请使用能驱动任意图片的模型，例如 --animator tha3（`livehead models list`）</translation>
    </message>
    <message>
        <source>animator %1</source>
        <translation>动画 %1</translation>
    </message>
    <message>
        <source>animator.%1.coarse is %2</source>
        <translation>animator.%1.coarse 是 %2</translation>
    </message>
    <message>
        <source>animator.%1.kept_mb is %2</source>
        <translation>animator.%1.kept_mb 是 %2</translation>
    </message>
    <message>
        <source>animator.%1.threads is %2</source>
        <translation>animator.%1.threads 是 %2</translation>
    </message>
    <message>
        <source>animator.puppet.size is %1</source>
        <translation>animator.puppet.size 是 %1</translation>
    </message>
    <message>
        <source>animator.student.threads is %1</source>
        <translation>animator.student.threads 是 %1</translation>
    </message>
    <message>
        <source>another face</source>
        <translation>另一张脸</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>another program may be sending to it: close that one, or name another device</source>
        <translation>可能有其他程序正在向它发送：请关闭它，或指定其他设备</translation>
    </message>
    <message>
        <source>another program, it seems</source>
        <translation>似乎是其他程序</translation>
    </message>
    <message>
        <source>art.svg holds no layers</source>
        <translation>art.svg 中没有图层</translation>
    </message>
    <message>
        <source>ask whoever made it before a stream earns money with it</source>
        <translation>用于盈利直播前请先询问作者</translation>
    </message>
    <message>
        <source>asking %1</source>
        <translation>正在询问 %1</translation>
    </message>
    <message>
        <source>breathing</source>
        <translation>呼吸</translation>
    </message>
    <message>
        <source>brew install --cask obs (version 30 or newer), then start and stop its virtual camera once</source>
        <translation>运行 brew install --cask obs（版本 30 或更新），然后启动并停止一次它的虚拟摄像机</translation>
    </message>
    <message>
        <source>brows is %1, not a cutoff above 0 and a gain from 0, as in 1.0, 8.0</source>
        <translation>brows 是 %1，不是大于 0 的截止频率和从 0 开始的增益，例如 1.0, 8.0</translation>
    </message>
    <message>
        <source>budget.frame_ms is %1</source>
        <translation>budget.frame_ms 是 %1</translation>
    </message>
    <message>
        <source>budget.processor is %1</source>
        <translation>budget.processor 是 %1</translation>
    </message>
    <message>
        <source>bundled face mesh</source>
        <translation>自带面部网格</translation>
    </message>
    <message>
        <source>calibrate again, or delete the file</source>
        <translation>请重新校准，或删除该文件</translation>
    </message>
    <message>
        <source>calibrate it, or leave `file` out for any voice</source>
        <translation>请校准，或省略 `file` 以使用任意声音</translation>
    </message>
    <message>
        <source>calibrate the voice again, or delete the file</source>
        <translation>请重新校准声音，或删除该文件</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>已校准</translation>
    </message>
    <message>
        <source>calibrated, guided; not moved: %1</source>
        <translation>已引导校准；未动的部分：%1</translation>
    </message>
    <message>
        <source>calibrating</source>
        <translation>正在校准</translation>
    </message>
    <message>
        <source>calibrating, %1 of %2 %3 %4 s left</source>
        <translation>正在校准 %1/%2 %3 剩余 %4 秒</translation>
    </message>
    <message>
        <source>calibrating: waiting for a face</source>
        <translation>正在校准：等待人脸</translation>
    </message>
    <message>
        <source>calibrations</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>call load(character) first</source>
        <translation>请先调用 load(character)</translation>
    </message>
    <message>
        <source>camera %1</source>
        <translation>摄像头 %1</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>cannot be looked at: %1</source>
        <translation>无法检查：%1</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>cannot listen on %1: %2</source>
        <translation>无法监听 %1：%2</translation>
    </message>
    <message>
        <source>cannot listen on %1:%2: %3</source>
        <translation>无法监听 %1:%2：%3</translation>
    </message>
    <message>
        <source>cannot read the tape %1: %2</source>
        <translation>无法读取录制文件 %1：%2</translation>
    </message>
    <message>
        <source>cannot save the calibration %1: %2</source>
        <translation>无法保存校准 %1：%2</translation>
    </message>
    <message>
        <source>cannot save the note for doctor %1: %2</source>
        <translation>无法保存诊断记录 %1：%2</translation>
    </message>
    <message>
        <source>cannot save the voice %1: %2</source>
        <translation>无法保存声音 %1：%2</translation>
    </message>
    <message>
        <source>cannot write the tape %1: %2</source>
        <translation>无法写入录制文件 %1：%2</translation>
    </message>
    <message>
        <source>character</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>character %1</source>
        <translation>角色 %1</translation>
    </message>
    <message>
        <source>check --host and --port</source>
        <translation>请检查 --host 和 --port</translation>
    </message>
    <message>
        <source>check its name, or install livehead again</source>
        <translation>请检查名称，或重新安装 livehead</translation>
    </message>
    <message>
        <source>check the folder and its permissions</source>
        <translation>请检查文件夹及其权限</translation>
    </message>
    <message>
        <source>check the path and its permissions</source>
        <translation>请检查路径及其权限</translation>
    </message>
    <message>
        <source>check the path, or give a camera: livehead list cameras</source>
        <translation>请检查路径，或指定摄像头：livehead list cameras</translation>
    </message>
    <message>
        <source>check the port in OBS: Tools → WebSocket Server Settings; update an older OBS</source>
        <translation>请检查 OBS 中的端口：工具 → WebSocket 服务器设置；旧版 OBS 请更新</translation>
    </message>
    <message>
        <source>choose %1 to %2</source>
        <translation>请选择 %1 到 %2</translation>
    </message>
    <message>
        <source>choose %1; RTX 20 is sm75, RTX 30 sm86, RTX 40 sm89, RTX 50 sm120</source>
        <translation>请选择 %1；RTX 20 为 sm75，RTX 30 为 sm86，RTX 40 为 sm89，RTX 50 为 sm120</translation>
    </message>
    <message>
        <source>choose 1 to 64, e.g. 2</source>
        <translation>请选择 1 到 64，例如 2</translation>
    </message>
    <message>
        <source>choose 16 to 4096, e.g. 512</source>
        <translation>请选择 16 到 4096，例如 512</translation>
    </message>
    <message>
        <source>choose a file in a folder you may write to</source>
        <translation>请选择你有写入权限的文件夹中的文件</translation>
    </message>
    <message>
        <source>choose a port above 1023</source>
        <translation>请选择 1023 以上的端口</translation>
    </message>
    <message>
        <source>choose another animator</source>
        <translation>请选择其他动画</translation>
    </message>
    <message>
        <source>choose another engine; if that fails too, import the model again</source>
        <translation>请选择其他引擎；如果也失败，请重新导入模型</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>请选择其他文件夹</translation>
    </message>
    <message>
        <source>choose another place, or make room</source>
        <translation>请选择其他位置，或腾出空间</translation>
    </message>
    <message>
        <source>choose another place, or make room there</source>
        <translation>请选择其他位置，或在那里腾出空间</translation>
    </message>
    <message>
        <source>choose auto, %1</source>
        <translation>请选择 auto 或 %1</translation>
    </message>
    <message>
        <source>choose engine = cuda or onnxruntime</source>
        <translation>请选择 engine = cuda 或 onnxruntime</translation>
    </message>
    <message>
        <source>choose engine = cuda or onnxruntime for this network, and report its name</source>
        <translation>请为此网络选择 engine = cuda 或 onnxruntime，并报告其名称</translation>
    </message>
    <message>
        <source>choose engine = openvino</source>
        <translation>请选择 engine = openvino</translation>
    </message>
    <message>
        <source>choose one above 1023</source>
        <translation>请选择 1023 以上的值</translation>
    </message>
    <message>
        <source>choose one of %1, or another animator</source>
        <translation>请选择 %1 之一，或其他动画</translation>
    </message>
    <message>
        <source>close %1, or unplug the camera and plug it in again</source>
        <translation>请关闭 %1，或重新插拔摄像头</translation>
    </message>
    <message>
        <source>close other programs on that device, or take a smaller variant: separable, or half</source>
        <translation>请关闭该设备上的其他程序，或使用更小的版本：separable 或 half</translation>
    </message>
    <message>
        <source>close other programs that use it</source>
        <translation>请关闭使用它的其他程序</translation>
    </message>
    <message>
        <source>close other programs that use it, or take a smaller variant: separable, or half</source>
        <translation>请关闭使用它的其他程序，或使用更小的版本：separable 或 half</translation>
    </message>
    <message>
        <source>close other programs, or lower --fps</source>
        <translation>请关闭其他程序，或降低 --fps</translation>
    </message>
    <message>
        <source>close other programs, then press Start</source>
        <translation>请关闭其他程序，然后点击“开始”</translation>
    </message>
    <message>
        <source>close that program (another tracker or VTuber app?), or set another port here and there</source>
        <translation>请关闭该程序（其他追踪器或 VTuber 应用？），或在两边设置其他端口</translation>
    </message>
    <message>
        <source>close that program, or choose another port</source>
        <translation>请关闭该程序，或选择其他端口</translation>
    </message>
    <message>
        <source>close that program, or make another device</source>
        <translation>请关闭该程序，或创建另一个设备</translation>
    </message>
    <message>
        <source>close that program, or set width = %1 and height = %2</source>
        <translation>请关闭该程序，或设置 width = %1、height = %2</translation>
    </message>
    <message>
        <source>close that, or choose another camera</source>
        <translation>请关闭它，或选择其他摄像头</translation>
    </message>
    <message>
        <source>closed: %1</source>
        <translation>已关闭：%1</translation>
    </message>
    <message>
        <source>codecs that do: %1</source>
        <translation>可用的编码器：%1</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>compare it with characters/README.md, which shows a whole character.toml</source>
        <translation>请与 characters/README.md 比较，其中有完整的 character.toml</translation>
    </message>
    <message>
        <source>correct %1 against the drawing</source>
        <translation>请对照图画修正 %1</translation>
    </message>
    <message>
        <source>create it, or give another path</source>
        <translation>请创建它，或指定其他路径</translation>
    </message>
    <message>
        <source>credit: %1</source>
        <translation>署名：%1</translation>
    </message>
    <message>
        <source>cut the figure out in a drawing program and save it as PNG with transparency</source>
        <translation>请在绘图软件中抠出人物，保存为透明 PNG</translation>
    </message>
    <message>
        <source>delete it by hand</source>
        <translation>请手动删除</translation>
    </message>
    <message>
        <source>demo motion</source>
        <translation>演示动作</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>did you mean %1?</source>
        <translation>是指 %1 吗？</translation>
    </message>
    <message>
        <source>discovery = &quot;network&quot; needs a host that the network reaches, e.g. &quot;0.0.0.0&quot;</source>
        <translation>discovery = &quot;network&quot; 需要网络可达的 host，例如 &quot;0.0.0.0&quot;</translation>
    </message>
    <message>
        <source>disk for %1</source>
        <translation>用于%1的磁盘</translation>
    </message>
    <message>
        <source>do not trust it</source>
        <translation>请不要信任它</translation>
    </message>
    <message>
        <source>doctor</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>draw into groups with an id, the layers</source>
        <translation>请画在带 id 的组（图层）中</translation>
    </message>
    <message>
        <source>draw on, or place the source at the edge of the scene</source>
        <translation>请补画，或把源放在场景边缘</translation>
    </message>
    <message>
        <source>draw or export it larger</source>
        <translation>请画大一些或导出更大的图</translation>
    </message>
    <message>
        <source>draw the arm away, if it does</source>
        <translation>如果确实如此，请把手臂画开</translation>
    </message>
    <message>
        <source>drop the character&apos;s own folder</source>
        <translation>请拖入角色自己的文件夹</translation>
    </message>
    <message>
        <source>emote in modifier.emote.keys</source>
        <translation>modifier.emote.keys 中的动作</translation>
    </message>
    <message>
        <source>end it, then start it again</source>
        <translation>请结束它，然后重新启动</translation>
    </message>
    <message>
        <source>end the path in .mp4, .webm or .mov, or give a folder or %05d.png for PNG pictures</source>
        <translation>路径请以 .mp4、.webm 或 .mov 结尾，PNG 图片则用文件夹或 %05d.png</translation>
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
        <translation>引擎</translation>
    </message>
    <message>
        <source>error %1</source>
        <translation>错误 %1</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>export it there as PNG with transparency</source>
        <translation>请从那里导出为透明 PNG</translation>
    </message>
    <message>
        <source>eyelids is %1, not a cutoff above 0 and a gain from 0, as in 1.0, 8.0</source>
        <translation>eyelids 是 %1，不是大于 0 的截止频率和从 0 开始的增益，例如 1.0, 8.0</translation>
    </message>
    <message>
        <source>face landmarker task</source>
        <translation>face landmarker task</translation>
    </message>
    <message>
        <source>face model</source>
        <translation>人脸模型</translation>
    </message>
    <message>
        <source>face the camera, with light from the front</source>
        <translation>请面向摄像头，并让光线从正面照来</translation>
    </message>
    <message>
        <source>fade is %1, neither 0 nor within 0.1 to 5 seconds</source>
        <translation>fade 是 %1，既不是 0，也不在 0.1 到 5 秒之间</translation>
    </message>
    <message>
        <source>fade is %1, not within 0 to 5 seconds</source>
        <translation>fade 是 %1，不在 0 到 5 秒之间</translation>
    </message>
    <message>
        <source>fade is %1, not within 0.1 to 2 seconds</source>
        <translation>fade 是 %1，不在 0.1 到 2 秒之间</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>fetch face_landmarker.task anew from MediaPipe&apos;s model page, or set model = &quot;bundled&quot;</source>
        <translation>请从 MediaPipe 的模型页面重新下载 face_landmarker.task，或设置 model = &quot;bundled&quot;</translation>
    </message>
    <message>
        <source>files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>font for Chinese</source>
        <translation>中文字体</translation>
    </message>
    <message>
        <source>font for Japanese</source>
        <translation>日文字体</translation>
    </message>
    <message>
        <source>for NVIDIA cards only</source>
        <translation>仅用于 NVIDIA 显卡</translation>
    </message>
    <message>
        <source>for all 52 expressions put %1 into %2</source>
        <translation>要使用全部 52 种表情，请把 %1 放入 %2</translation>
    </message>
    <message>
        <source>fps is %1, not within 0 to 240</source>
        <translation>fps 是 %1，不在 0 到 240 之间</translation>
    </message>
    <message>
        <source>fps is %1, not within 1 to 240</source>
        <translation>fps 是 %1，不在 1 到 240 之间</translation>
    </message>
    <message>
        <source>frames are (H, W, 4) uint8 RGBA, C-contiguous, at most %1 a side</source>
        <translation>帧为 (H, W, 4) uint8 RGBA，C 连续，每边最多 %1</translation>
    </message>
    <message>
        <source>free some memory, or make the picture smaller</source>
        <translation>请释放一些内存，或缩小画面</translation>
    </message>
    <message>
        <source>free some space and record again; what was recorded up to here is kept</source>
        <translation>请腾出空间后重新录制；此前录制的内容已保留</translation>
    </message>
    <message>
        <source>free some space, or choose another file; what is recorded so far can be played</source>
        <translation>请腾出空间，或选择其他文件；已录制的内容可以播放</translation>
    </message>
    <message>
        <source>free, nobody sends; for %1</source>
        <translation>空闲，无人发送；用于 %1</translation>
    </message>
    <message>
        <source>free; for ifacialmocap with transport=tcp</source>
        <translation>空闲；用于 transport=tcp 的 ifacialmocap</translation>
    </message>
    <message>
        <source>free; for run --remote</source>
        <translation>空闲；用于 run --remote</translation>
    </message>
    <message>
        <source>free; for run --vts-api</source>
        <translation>空闲；用于 run --vts-api</translation>
    </message>
    <message>
        <source>free; for the browser sink</source>
        <translation>空闲；用于浏览器输出</translation>
    </message>
    <message>
        <source>free; for the media_stream sink</source>
        <translation>空闲；用于 media_stream 输出</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>full quality</source>
        <translation>完整质量</translation>
    </message>
    <message>
        <source>gamma is %1, not within 0.1 to 10</source>
        <translation>gamma 是 %1，不在 0.1 到 10 之间</translation>
    </message>
    <message>
        <source>gaze is %1, not a cutoff above 0 and a gain from 0, as in 1.0, 8.0</source>
        <translation>gaze 是 %1，不是大于 0 的截止频率和从 0 开始的增益，例如 1.0, 8.0</translation>
    </message>
    <message>
        <source>get %1 again (git checkout or reinstall), or train it with tools/train_student.py</source>
        <translation>请重新获取 %1（git checkout 或重装），或用 tools/train_student.py 训练</translation>
    </message>
    <message>
        <source>give %1 to %2</source>
        <translation>请给出 %1 到 %2</translation>
    </message>
    <message>
        <source>give a PNG, JPEG, WebP, BMP or TIFF file</source>
        <translation>请给出 PNG、JPEG、WebP、BMP 或 TIFF 文件</translation>
    </message>
    <message>
        <source>give a file in a folder of yours</source>
        <translation>请指定你自己文件夹中的文件</translation>
    </message>
    <message>
        <source>give a file made by `livehead motion record`, or none for the demo motion</source>
        <translation>请给出 `livehead motion record` 生成的文件，或留空以使用演示动作</translation>
    </message>
    <message>
        <source>give a picture with one figure, or say --head X,Y,SIZE</source>
        <translation>请使用只有一个人物的图片，或指定 --head X,Y,SIZE</translation>
    </message>
    <message>
        <source>give a sound file such as WAV, FLAC or MP3; try to play it in a player</source>
        <translation>请给出 WAV、FLAC 或 MP3 等声音文件；试试能否在播放器中播放</translation>
    </message>
    <message>
        <source>give a video file such as MP4, MKV, WebM or GIF; try to play it in a video player</source>
        <translation>请给出 MP4、MKV、WebM 或 GIF 等视频文件；试试能否在播放器中播放</translation>
    </message>
    <message>
        <source>give a video file, a picture or a camera</source>
        <translation>请给出视频文件、图片或摄像头</translation>
    </message>
    <message>
        <source>give a zip that `livehead character export` wrote, with one character</source>
        <translation>请使用 `livehead character export` 生成的、只含一个角色的 zip</translation>
    </message>
    <message>
        <source>give an address in numbers</source>
        <translation>请给出数字形式的地址</translation>
    </message>
    <message>
        <source>give another path, or set overwrite = true</source>
        <translation>请指定其他路径，或设置 overwrite = true</translation>
    </message>
    <message>
        <source>give both sides the same token</source>
        <translation>请在两边使用相同的令牌</translation>
    </message>
    <message>
        <source>give both sides the same: --token SECRET here, there --tracker link:host=0.0.0.0,token=SECRET</source>
        <translation>两边请使用相同的值：这里 --token SECRET，那边 --tracker link:host=0.0.0.0,token=SECRET</translation>
    </message>
    <message>
        <source>give each its own picture; leave only one in this one</source>
        <translation>请让每个人物单独成图；此图中只保留一个</translation>
    </message>
    <message>
        <source>give every input of the network</source>
        <translation>请给出网络的所有输入</translation>
    </message>
    <message>
        <source>give it another name in OBS</source>
        <translation>请在 OBS 中给它换个名称</translation>
    </message>
    <message>
        <source>give its IP address</source>
        <translation>请给出它的 IP 地址</translation>
    </message>
    <message>
        <source>give its IP address as the app shows it, or none to hear any</source>
        <translation>请给出应用中显示的 IP 地址，或留空以接收任意来源</translation>
    </message>
    <message>
        <source>give one or more</source>
        <translation>请至少给出一个</translation>
    </message>
    <message>
        <source>give percent, e.g. 50; 0 is no limit</source>
        <translation>请给出百分比，例如 50；0 表示不限制</translation>
    </message>
    <message>
        <source>give that address as the sender&apos;s, or none to hear any</source>
        <translation>请把该地址设为发送方，或留空以接收任意来源</translation>
    </message>
    <message>
        <source>give the index of one: %1</source>
        <translation>请给出其中一个的编号：%1</translation>
    </message>
    <message>
        <source>give the path of a TOML file</source>
        <translation>请给出 TOML 文件的路径</translation>
    </message>
    <message>
        <source>give the path of a file, e.g. take.tape</source>
        <translation>请给出文件路径，例如 take.tape</translation>
    </message>
    <message>
        <source>give the path of a tape made by `livehead motion record`, or leave it empty</source>
        <translation>请给出 `livehead motion record` 生成的录制文件路径，或留空</translation>
    </message>
    <message>
        <source>give the path of face_landmarker.task, &quot;auto&quot; or &quot;bundled&quot;</source>
        <translation>请给出 face_landmarker.task 的路径、&quot;auto&quot; 或 &quot;bundled&quot;</translation>
    </message>
    <message>
        <source>give yourself the right to write there</source>
        <translation>请给自己写入该处的权限</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>has said nothing for %1 s: it hangs, or was stopped from outside</source>
        <translation>%1 秒没有回应：它卡住了，或被外部停止</translation>
    </message>
    <message>
        <source>have it sent again</source>
        <translation>请让对方重新发送</translation>
    </message>
    <message>
        <source>head at %1 (column, row, height): %2, by %3</source>
        <translation>头部位于 %1（列、行、高度）：%2，依据 %3</translation>
    </message>
    <message>
        <source>head is %1, not a cutoff above 0 and a gain from 0, as in 1.0, 8.0</source>
        <translation>head 是 %1，不是大于 0 的截止频率和从 0 开始的增益，例如 1.0, 8.0</translation>
    </message>
    <message>
        <source>hold is %1, not within 0 to 3600 seconds</source>
        <translation>hold 是 %1，不在 0 到 3600 秒之间</translation>
    </message>
    <message>
        <source>hotkeys</source>
        <translation>热键</translation>
    </message>
    <message>
        <source>iFacialMocap from %1</source>
        <translation>来自 %1 的 iFacialMocap</translation>
    </message>
    <message>
        <source>iFacialMocap&apos;s TCP mode needs it; UDP does not</source>
        <translation>iFacialMocap 的 TCP 模式需要它；UDP 不需要</translation>
    </message>
    <message>
        <source>if one should: the address above and the same Wi-Fi?</source>
        <translation>如果应该有：地址是否如上，是否同一 Wi-Fi？</translation>
    </message>
    <message>
        <source>if one should: the address above and the same Wi-Fi? Then %1</source>
        <translation>如果应该有：地址是否如上，是否同一 Wi-Fi？然后 %1</translation>
    </message>
    <message>
        <source>if one should: the address above and the same Wi-Fi? Then System Settings → Network → Firewall → Options: allow livehead (or Python)</source>
        <translation>如果应该有：地址是否如上，是否同一 Wi-Fi？然后在 系统设置 → 网络 → 防火墙 → 选项 中允许 livehead（或 Python）</translation>
    </message>
    <message>
        <source>if one should: the address above and the same Wi-Fi? Then Windows Security → Firewall → Allow an app: tick livehead (or Python) for private networks</source>
        <translation>如果应该有：地址是否如上，是否同一 Wi-Fi？然后在 Windows 安全中心 → 防火墙 → 允许应用 中为 livehead（或 Python）勾选专用网络</translation>
    </message>
    <message>
        <source>if one should: the address above and the same Wi-Fi? Then let UDP in through the firewall</source>
        <translation>如果应该有：地址是否如上，是否同一 Wi-Fi？然后让 UDP 通过防火墙</translation>
    </message>
    <message>
        <source>if you stream with it: brew install --cask obs</source>
        <translation>如果用它直播：brew install --cask obs</translation>
    </message>
    <message>
        <source>if you stream with it: sudo apt install obs-studio</source>
        <translation>如果用它直播：sudo apt install obs-studio</translation>
    </message>
    <message>
        <source>if you stream with it: winget install OBSProject.OBSStudio</source>
        <translation>如果用它直播：winget install OBSProject.OBSStudio</translation>
    </message>
    <message>
        <source>ifacialmocap (Facemotion3d)</source>
        <translation>ifacialmocap (Facemotion3d)</translation>
    </message>
    <message>
        <source>import it again: livehead models import FOLDER --as %1</source>
        <translation>请重新导入：livehead models import FOLDER --as %1</translation>
    </message>
    <message>
        <source>in = [%1, %2] with dead = %3 leaves no range</source>
        <translation>in = [%1, %2] 与 dead = %3 没有留下范围</translation>
    </message>
    <message>
        <source>in OBS open Tools → WebSocket Server Settings and tick “Enable WebSocket server”; look at the port there too</source>
        <translation>请在 OBS 中打开 工具 → WebSocket 服务器设置，勾选“启用 WebSocket 服务器”，并查看端口</translation>
    </message>
    <message>
        <source>in no network</source>
        <translation>未联网</translation>
    </message>
    <message>
        <source>install it, e.g. apt install libxcb1</source>
        <translation>请安装，例如 apt install libxcb1</translation>
    </message>
    <message>
        <source>install it, e.g. sudo apt install libportaudio2, or brew install portaudio</source>
        <translation>请安装，例如 sudo apt install libportaudio2 或 brew install portaudio</translation>
    </message>
    <message>
        <source>install libsrt from https://github.com/Haivision/srt/releases and put its srt.dll into the PATH</source>
        <translation>请从 https://github.com/Haivision/srt/releases 安装 libsrt，并把 srt.dll 放入 PATH</translation>
    </message>
    <message>
        <source>install livehead anew: pip install .</source>
        <translation>请重新安装 livehead：pip install .</translation>
    </message>
    <message>
        <source>install one, or choose engine = onnxruntime</source>
        <translation>请安装一个，或选择 engine = onnxruntime</translation>
    </message>
    <message>
        <source>install skia-python 138 to 144</source>
        <translation>请安装 skia-python 138 到 144</translation>
    </message>
    <message>
        <source>install what is missing; on a bare Linux: sudo apt install libgl1 libegl1 libglib2.0-0</source>
        <translation>请安装缺少的内容；精简的 Linux 上：sudo apt install libgl1 libegl1 libglib2.0-0</translation>
    </message>
    <message>
        <source>it follows 1 to 4: --beside three times at most</source>
        <translation>可跟踪 1 到 4 人：--beside 最多三次</translation>
    </message>
    <message>
        <source>it has more than 8 bits: it was brought to 8</source>
        <translation>超过 8 位：已转换为 8 位</translation>
    </message>
    <message>
        <source>it has no transparent background</source>
        <translation>背景不透明</translation>
    </message>
    <message>
        <source>it has no transparent background, and the background is not of one colour</source>
        <translation>背景不透明，也不是单一颜色</translation>
    </message>
    <message>
        <source>it has: %1</source>
        <translation>已有：%1</translation>
    </message>
    <message>
        <source>it is %1x%2, not 512x512: it is scaled and its canvas fitted</source>
        <translation>尺寸为 %1x%2，不是 512x512：将缩放并调整画布</translation>
    </message>
    <message>
        <source>it is %1x%2: read %3 times smaller, which is enough</source>
        <translation>尺寸为 %1x%2：缩小到 1/%3 读取，已足够</translation>
    </message>
    <message>
        <source>it is in OBS: Tools → WebSocket Server Settings → Show Connect Info; give --password</source>
        <translation>在 OBS 中查看：工具 → WebSocket 服务器设置 → 显示连接信息；用 --password 给出</translation>
    </message>
    <message>
        <source>it knows %1</source>
        <translation>已知：%1</translation>
    </message>
    <message>
        <source>it lies in %1: move it there</source>
        <translation>它在 %1 中：请移到那里</translation>
    </message>
    <message>
        <source>it may be &quot;main&quot;, &quot;all&quot; or a number from 1</source>
        <translation>可以是 &quot;main&quot;、&quot;all&quot; 或从 1 开始的编号</translation>
    </message>
    <message>
        <source>it may be: %1</source>
        <translation>可以是：%1</translation>
    </message>
    <message>
        <source>it moves (%1 frames): the first one is taken</source>
        <translation>这是动图（%1 帧）：取第一帧</translation>
    </message>
    <message>
        <source>it must be %1</source>
        <translation>必须是%1</translation>
    </message>
    <message>
        <source>it must be a list of words, e.g. [&quot;happy&quot;]</source>
        <translation>必须是词语列表，例如 [&quot;happy&quot;]</translation>
    </message>
    <message>
        <source>it must be a list: [{ use = &quot;outline&quot;, width = 6 }]</source>
        <translation>必须是列表：[{ use = &quot;outline&quot;, width = 6 }]</translation>
    </message>
    <message>
        <source>it must be a number from %1 to %2</source>
        <translation>必须是 %1 到 %2 的数字</translation>
    </message>
    <message>
        <source>it must be a table: { NAME = 0.5 }</source>
        <translation>必须是表：{ NAME = 0.5 }</translation>
    </message>
    <message>
        <source>it must be degrees: [%1]</source>
        <translation>必须是角度：[%1]</translation>
    </message>
    <message>
        <source>it must be text</source>
        <translation>必须是文本</translation>
    </message>
    <message>
        <source>it runs on NVIDIA cards; `livehead export` builds for others here</source>
        <translation>它在 NVIDIA 显卡上运行；在这里可用 `livehead export` 为其他显卡构建</translation>
    </message>
    <message>
        <source>its %1</source>
        <translation>它的%1</translation>
    </message>
    <message>
        <source>its animator</source>
        <translation>它的动画</translation>
    </message>
    <message>
        <source>its background is of one colour (%1): it is cut out</source>
        <translation>背景为单一颜色（%1）：将被抠除</translation>
    </message>
    <message>
        <source>its background is transparent</source>
        <translation>背景是透明的</translation>
    </message>
    <message>
        <source>its calibration</source>
        <translation>它的校准</translation>
    </message>
    <message>
        <source>its camera noted that it is turned: it was turned upright</source>
        <translation>相机记录了旋转：已转正</translation>
    </message>
    <message>
        <source>its character</source>
        <translation>它的角色</translation>
    </message>
    <message>
        <source>its colour profile cannot be read: colours may be a little off</source>
        <translation>无法读取颜色配置文件：颜色可能略有偏差</translation>
    </message>
    <message>
        <source>its colours are for print (CMYK): they were turned into screen colours</source>
        <translation>颜色为印刷用（CMYK）：已转换为屏幕颜色</translation>
    </message>
    <message>
        <source>its colours had a profile of their own: they were turned into sRGB</source>
        <translation>颜色带有自己的配置文件：已转换为 sRGB</translation>
    </message>
    <message>
        <source>its edge has a fringe of a former background (%1, %2 %)</source>
        <translation>边缘有原背景的杂边（%1，%2 %）</translation>
    </message>
    <message>
        <source>its expression</source>
        <translation>它的表情</translation>
    </message>
    <message>
        <source>its head is %1</source>
        <translation>头部：%1</translation>
    </message>
    <message>
        <source>its head stands right, so the picture stays as it is</source>
        <translation>头部位置正确，图片保持不变</translation>
    </message>
    <message>
        <source>its keys are: %1</source>
        <translation>可用的键：%1</translation>
    </message>
    <message>
        <source>its relay</source>
        <translation>它的转发</translation>
    </message>
    <message>
        <source>its remote</source>
        <translation>它的远程控制</translation>
    </message>
    <message>
        <source>its tape</source>
        <translation>它的录制</translation>
    </message>
    <message>
        <source>its tracker</source>
        <translation>它的追踪器</translation>
    </message>
    <message>
        <source>its voice</source>
        <translation>它的声音</translation>
    </message>
    <message>
        <source>kbits is %1, not within 100 to 100000</source>
        <translation>kbits 是 %1，不在 100 到 100000 之间</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>key %1 does not fit layer %2 of art.svg</source>
        <translation>键 %1 与 art.svg 的图层 %2 不符</translation>
    </message>
    <message>
        <source>key of %1</source>
        <translation>%1 的键</translation>
    </message>
    <message>
        <source>keys.svg has no key %1</source>
        <translation>keys.svg 中没有键 %1</translation>
    </message>
    <message>
        <source>leave it out for the usual one</source>
        <translation>省略即使用默认值</translation>
    </message>
    <message>
        <source>leave one head in the picture, or say --head X,Y,SIZE</source>
        <translation>图中只保留一个头部，或指定 --head X,Y,SIZE</translation>
    </message>
    <message>
        <source>leave subject out of all of them, or give each its own</source>
        <translation>全部省略 subject，或各自使用不同的值</translation>
    </message>
    <message>
        <source>let the background be cut out</source>
        <translation>请抠除背景</translation>
    </message>
    <message>
        <source>libraries are missing</source>
        <translation>缺少库</translation>
    </message>
    <message>
        <source>licence of %1</source>
        <translation>%1 的许可证</translation>
    </message>
    <message>
        <source>link (another livehead)</source>
        <translation>link（另一个 livehead）</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>livehead</source>
        <translation>livehead</translation>
    </message>
    <message>
        <source>livehead calibrate takes thirty seconds, for each tracker once</source>
        <translation>livehead calibrate 需三十秒，每个追踪器一次</translation>
    </message>
    <message>
        <source>livehead is stopped</source>
        <translation>livehead 已停止</translation>
    </message>
    <message>
        <source>livehead knows no network %1</source>
        <translation>livehead 不认识网络 %1</translation>
    </message>
    <message>
        <source>livehead models get %1, then livehead models import FILES --as NAME</source>
        <translation>先运行 livehead models get %1，再运行 livehead models import FILES --as NAME</translation>
    </message>
    <message>
        <source>livehead models get tha3_separable, then livehead models import FILES --as tha3</source>
        <translation>先运行 livehead models get tha3_separable，再运行 livehead models import FILES --as tha3</translation>
    </message>
    <message>
        <source>livehead models import FOLDER --as NAME makes a character with its model</source>
        <translation>livehead models import FOLDER --as NAME 可创建带模型的角色</translation>
    </message>
    <message>
        <source>livehead models import FOLDER --as NAME; `livehead models list` shows what there is</source>
        <translation>livehead models import FOLDER --as NAME；`livehead models list` 可列出已有模型</translation>
    </message>
    <message>
        <source>livehead obs setup asks for it once and keeps it</source>
        <translation>livehead obs setup 会询问一次并保存</translation>
    </message>
    <message>
        <source>livehead obs setup takes the media_stream sink then</source>
        <translation>此时 livehead obs setup 会使用 media_stream 输出</translation>
    </message>
    <message>
        <source>livehead sends no picture</source>
        <translation>livehead 没有发送画面</translation>
    </message>
    <message>
        <source>log in again and start livehead anew</source>
        <translation>请重新登录并重新启动 livehead</translation>
    </message>
    <message>
        <source>log in again; it is looked for all the time</source>
        <translation>请重新登录；程序会一直查找</translation>
    </message>
    <message>
        <source>log in to an &quot;Xorg&quot; (X11) session, or use another tracker such as voice</source>
        <translation>请登录 &quot;Xorg&quot;（X11）会话，或使用 voice 等其他追踪器</translation>
    </message>
    <message>
        <source>log in to the desktop and start anew</source>
        <translation>请登录桌面并重新启动</translation>
    </message>
    <message>
        <source>log in to the desktop and unlock it</source>
        <translation>请登录桌面并解锁</translation>
    </message>
    <message>
        <source>look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>look at its edge; a PNG with transparency from the artist is better</source>
        <translation>请检查边缘；最好使用画师提供的透明 PNG</translation>
    </message>
    <message>
        <source>look at the overlay; if it is wrong, say --head X,Y,SIZE</source>
        <translation>请查看叠加图；如果不对，请指定 --head X,Y,SIZE</translation>
    </message>
    <message>
        <source>look at the phone or camera</source>
        <translation>请看向手机或摄像头</translation>
    </message>
    <message>
        <source>look at the screen</source>
        <translation>请看屏幕</translation>
    </message>
    <message>
        <source>look at the screen with a calm face</source>
        <translation>请表情平静地看着屏幕</translation>
    </message>
    <message>
        <source>lost: %1</source>
        <translation>丢失：%1</translation>
    </message>
    <message>
        <source>macOS does not tell where the pointer is</source>
        <translation>macOS 未提供指针位置</translation>
    </message>
    <message>
        <source>macOS lets no keys be registered here</source>
        <translation>macOS 不允许在此注册按键</translation>
    </message>
    <message>
        <source>make room on that disk</source>
        <translation>请在该磁盘上腾出空间</translation>
    </message>
    <message>
        <source>make room: an hour of a recording with alpha takes several gigabytes</source>
        <translation>请腾出空间：带透明通道的录制每小时需数 GB</translation>
    </message>
    <message>
        <source>make that folder writable</source>
        <translation>请使该文件夹可写</translation>
    </message>
    <message>
        <source>make the file readable</source>
        <translation>请使文件可读</translation>
    </message>
    <message>
        <source>max_turn is %1, not within 0.1 to 45 degrees</source>
        <translation>max_turn 是 %1，不在 0.1 到 45 度之间</translation>
    </message>
    <message>
        <source>measures %1 once and remembers</source>
        <translation>测量一次 %1 并记住结果</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>media_stream: SRT needs libsrt, which is not on this computer</source>
        <translation>media_stream：SRT 需要 libsrt，这台电脑上没有</translation>
    </message>
    <message>
        <source>media_stream: libsrt takes no option %1: %2</source>
        <translation>media_stream：libsrt 不接受选项 %1：%2</translation>
    </message>
    <message>
        <source>media_stream: nobody is called %1: %2</source>
        <translation>media_stream：找不到 %1：%2</translation>
    </message>
    <message>
        <source>media_stream: raw pictures are too much for a network (%1)</source>
        <translation>media_stream：未压缩画面对网络来说太大（%1）</translation>
    </message>
    <message>
        <source>media_stream: raw pictures do not go over SRT</source>
        <translation>media_stream：未压缩画面不能通过 SRT 发送</translation>
    </message>
    <message>
        <source>media_stream: raw pictures do not go over UDP</source>
        <translation>media_stream：未压缩画面不能通过 UDP 发送</translation>
    </message>
    <message>
        <source>mend that line</source>
        <translation>请修正那一行</translation>
    </message>
    <message>
        <source>mend that line, calibrate again, or delete the file</source>
        <translation>请修正那一行、重新校准，或删除该文件</translation>
    </message>
    <message>
        <source>mend the TOML at that line</source>
        <translation>请修正该行的 TOML</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>已修正</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>microphone %1</source>
        <translation>麦克风 %1</translation>
    </message>
    <message>
        <source>microphones</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>已镜像</translation>
    </message>
    <message>
        <source>models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>modifier.emote.keys: %1 binds no key</source>
        <translation>modifier.emote.keys：%1 没有绑定按键</translation>
    </message>
    <message>
        <source>modifier.express.keys: %1 binds no key</source>
        <translation>modifier.express.keys：%1 没有绑定按键</translation>
    </message>
    <message>
        <source>motion</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>mouse.lag is %1, not within %2 to %3</source>
        <translation>mouse.lag 是 %1，不在 %2 到 %3 之间</translation>
    </message>
    <message>
        <source>mouse.nod is %1, not within %2 to %3</source>
        <translation>mouse.nod 是 %1，不在 %2 到 %3 之间</translation>
    </message>
    <message>
        <source>mouse.rate is %1, not within %2 to %3</source>
        <translation>mouse.rate 是 %1，不在 %2 到 %3 之间</translation>
    </message>
    <message>
        <source>mouse.rest is %1, not within %2 to %3</source>
        <translation>mouse.rest 是 %1，不在 %2 到 %3 之间</translation>
    </message>
    <message>
        <source>mouse.screen is %1</source>
        <translation>mouse.screen 是 %1</translation>
    </message>
    <message>
        <source>mouse.turn is %1, not within %2 to %3</source>
        <translation>mouse.turn 是 %1，不在 %2 到 %3 之间</translation>
    </message>
    <message>
        <source>mouth is %1, not a cutoff above 0 and a gain from 0, as in 1.0, 8.0</source>
        <translation>mouth 是 %1，不是大于 0 的截止频率和从 0 开始的增益，例如 1.0, 8.0</translation>
    </message>
    <message>
        <source>move the head into the box in the upper middle of the picture</source>
        <translation>请把头部移到图片上方中间的框内</translation>
    </message>
    <message>
        <source>name a picture: PNG, WebP, JPEG</source>
        <translation>请指定图片：PNG、WebP、JPEG</translation>
    </message>
    <message>
        <source>name an expression with letters, e.g. [grin]</source>
        <translation>请用字母命名表情，例如 [grin]</translation>
    </message>
    <message>
        <source>name another file, or --replace it</source>
        <translation>请指定其他文件，或使用 --replace</translation>
    </message>
    <message>
        <source>name in %1</source>
        <translation>%1 中的名称</translation>
    </message>
    <message>
        <source>name one of them</source>
        <translation>请指定其中一个</translation>
    </message>
    <message>
        <source>ndi: %1</source>
        <translation>ndi: %1</translation>
    </message>
    <message>
        <source>networks run on the processor</source>
        <translation>网络在 CPU 上运行</translation>
    </message>
    <message>
        <source>no</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>no NVIDIA card or driver</source>
        <translation>没有 NVIDIA 显卡或驱动</translation>
    </message>
    <message>
        <source>no character yet</source>
        <translation>还没有角色</translation>
    </message>
    <message>
        <source>no face: idle</source>
        <translation>没有脸：待机</translation>
    </message>
    <message>
        <source>no face; %1</source>
        <translation>没有脸；%1</translation>
    </message>
    <message>
        <source>no figure was found</source>
        <translation>没有找到人物</translation>
    </message>
    <message>
        <source>no frame yet</source>
        <translation>还没有画面</translation>
    </message>
    <message>
        <source>no keys can be had from this desktop</source>
        <translation>无法从此桌面获取按键</translation>
    </message>
    <message>
        <source>no modifier here performs</source>
        <translation>这里没有可执行表情或动作的修改器</translation>
    </message>
    <message>
        <source>no port to listen on</source>
        <translation>没有可监听的端口</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>未给出原因</translation>
    </message>
    <message>
        <source>no room for %1 MiB in %2</source>
        <translation>%2 中没有 %1 MiB 的空间</translation>
    </message>
    <message>
        <source>no room left for %1 (disk full, quota or file size limit)</source>
        <translation>没有空间存放 %1（磁盘已满、配额或文件大小限制）</translation>
    </message>
    <message>
        <source>no shared memory to be had: %1</source>
        <translation>无法获得共享内存：%1</translation>
    </message>
    <message>
        <source>no tape</source>
        <translation>无录制</translation>
    </message>
    <message>
        <source>no tracker: the character idles</source>
        <translation>没有追踪器：角色待机</translation>
    </message>
    <message>
        <source>no v4l2loopback device</source>
        <translation>没有 v4l2loopback 设备</translation>
    </message>
    <message>
        <source>no virtual camera%1 can be had (%2)</source>
        <translation>无法使用虚拟摄像机%1（%2）</translation>
    </message>
    <message>
        <source>node %1 (%2)</source>
        <translation>节点 %1（%2）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>none of your own, the usual ones are in use%1</source>
        <translation>没有自己的设置，使用默认设置%1</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>none: OBS, which brings one, was not found</source>
        <translation>无：未找到自带虚拟摄像机的 OBS</translation>
    </message>
    <message>
        <source>not calibrated</source>
        <translation>未校准</translation>
    </message>
    <message>
        <source>not found where it usually lies</source>
        <translation>在通常位置未找到</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>not well-formed SVG (%1)</source>
        <translation>不是格式正确的 SVG（%1）</translation>
    </message>
    <message>
        <source>note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>nothing comes in from any</source>
        <translation>没有收到任何数据</translation>
    </message>
    <message>
        <source>nothing comes in from any, and the firewall %1 is on</source>
        <translation>没有收到任何数据，且防火墙 %1 已开启</translation>
    </message>
    <message>
        <source>nothing is sent</source>
        <translation>没有发送</translation>
    </message>
    <message>
        <source>nothing listens at %1: OBS is closed, or its WebSocket server is off</source>
        <translation>%1 无监听：OBS 已关闭，或其 WebSocket 服务器未开启</translation>
    </message>
    <message>
        <source>nothing of the drawing lies in the frame</source>
        <translation>图画完全不在画框内</translation>
    </message>
    <message>
        <source>nothing recorded: it ended before its first frame</source>
        <translation>没有录制内容：在第一帧之前就结束了</translation>
    </message>
    <message>
        <source>nothing to calibrate: this tracker measures no face</source>
        <translation>无需校准：此追踪器不测量面部</translation>
    </message>
    <message>
        <source>nothing to do if that is livehead</source>
        <translation>如果那就是 livehead，则无需处理</translation>
    </message>
    <message>
        <source>nowhere to send to</source>
        <translation>没有发送目标</translation>
    </message>
    <message>
        <source>obs</source>
        <translation>OBS</translation>
    </message>
    <message>
        <source>of unknown age</source>
        <translation>（版本未知）</translation>
    </message>
    <message>
        <source>only for windows in Chinese: sudo apt install fonts-noto-cjk</source>
        <translation>仅中文界面需要：sudo apt install fonts-noto-cjk</translation>
    </message>
    <message>
        <source>only for windows in Japanese: sudo apt install fonts-noto-cjk</source>
        <translation>仅日文界面需要：sudo apt install fonts-noto-cjk</translation>
    </message>
    <message>
        <source>open it again: stop and start this output</source>
        <translation>要重新打开：请停止并启动此输出</translation>
    </message>
    <message>
        <source>open the lens cover, or close other programs that use the camera</source>
        <translation>请打开镜头盖，或关闭使用摄像头的其他程序</translation>
    </message>
    <message>
        <source>opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>optional: pip install openvino may be faster</source>
        <translation>可选：pip install openvino 可能更快</translation>
    </message>
    <message>
        <source>output.fps is %1, not within 1 to 240</source>
        <translation>output.fps 是 %1，不在 1 到 240 之间</translation>
    </message>
    <message>
        <source>part of budget.order</source>
        <translation>budget.order 的项目</translation>
    </message>
    <message>
        <source>passphrase must have 10 to 79 characters, or be empty</source>
        <translation>passphrase 必须为 10 到 79 个字符，或留空</translation>
    </message>
    <message>
        <source>patience and after_blink lie between 0 and 2 seconds</source>
        <translation>patience 和 after_blink 在 0 到 2 秒之间</translation>
    </message>
    <message>
        <source>phones and other programs</source>
        <translation>手机和其他程序</translation>
    </message>
    <message>
        <source>picture %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>pip install %1, or install livehead with the extra that brings it</source>
        <translation>pip install %1，或安装带有该附加组件的 livehead</translation>
    </message>
    <message>
        <source>pip install openvino, or choose engine = onnxruntime</source>
        <translation>pip install openvino，或选择 engine = onnxruntime</translation>
    </message>
    <message>
        <source>pip install tensorrt_rtx_cu13, TensorRT for RTX: it builds for others</source>
        <translation>pip install tensorrt_rtx_cu13（TensorRT for RTX）：可为其他显卡构建</translation>
    </message>
    <message>
        <source>pip install tensorrt_rtx_cu13, or choose engine = onnxruntime</source>
        <translation>pip install tensorrt_rtx_cu13，或选择 engine = onnxruntime</translation>
    </message>
    <message>
        <source>pip uninstall onnxruntime, then pip install &apos;%1&apos;, or choose engine = auto</source>
        <translation>先 pip uninstall onnxruntime，再 pip install &apos;%1&apos;，或选择 engine = auto</translation>
    </message>
    <message>
        <source>pipewire: %1</source>
        <translation>pipewire: %1</translation>
    </message>
    <message>
        <source>place the source so that the cut meets the scene&apos;s lower edge</source>
        <translation>请放置源，使切口与场景下边缘对齐</translation>
    </message>
    <message>
        <source>plug one in, or give a sound file as the source</source>
        <translation>请连接一个，或指定声音文件作为来源</translation>
    </message>
    <message>
        <source>plug one in, or give a video file as the source</source>
        <translation>请连接一个，或指定视频文件作为来源</translation>
    </message>
    <message>
        <source>plug one in; a voice can move the mouth then</source>
        <translation>请连接一个；之后可用声音驱动嘴部</translation>
    </message>
    <message>
        <source>plug one in; until then the demo motion plays</source>
        <translation>请连接一个；在此之前播放演示动作</translation>
    </message>
    <message>
        <source>plug the camera in again, or close the program that took it; it is looked for all the time</source>
        <translation>请重新插入摄像头，或关闭占用它的程序；程序会一直查找</translation>
    </message>
    <message>
        <source>pointer on %1 monitor%2</source>
        <translation>显示器 %1 上的指针%2</translation>
    </message>
    <message>
        <source>port %1 is not allowed to ordinary users</source>
        <translation>普通用户不能使用端口 %1</translation>
    </message>
    <message>
        <source>port %1 is taken</source>
        <translation>端口 %1 已被占用</translation>
    </message>
    <message>
        <source>port %1 is taken by %2</source>
        <translation>端口 %1 正被 %2 占用</translation>
    </message>
    <message>
        <source>port is %1, not within 0 to 65535</source>
        <translation>port 是 %1，不在 0 到 65535 之间</translation>
    </message>
    <message>
        <source>poses in steps of level %1</source>
        <translation>姿势精度等级 %1</translation>
    </message>
    <message>
        <source>position is %1, not a cutoff above 0 and a gain from 0, as in 1.0, 8.0</source>
        <translation>position 是 %1，不是大于 0 的截止频率和从 0 开始的增益，例如 1.0, 8.0</translation>
    </message>
    <message>
        <source>preview: %1</source>
        <translation>预览：%1</translation>
    </message>
    <message>
        <source>protocol to prefer</source>
        <translation>优先的协议</translation>
    </message>
    <message>
        <source>protocol to send motion by</source>
        <translation>发送动作的协议</translation>
    </message>
    <message>
        <source>put %1 in place</source>
        <translation>请放好 %1</translation>
    </message>
    <message>
        <source>put a 512x512 RGBA PNG there</source>
        <translation>请在那里放一张 512x512 的 RGBA PNG</translation>
    </message>
    <message>
        <source>put face_landmarker.task into %1, or use Python 3.11 or 3.12, whose MediaPipe has one</source>
        <translation>请把 face_landmarker.task 放入 %1，或使用 Python 3.11 或 3.12（其 MediaPipe 自带模型）</translation>
    </message>
    <message>
        <source>put it into %1, or train it with tools/train_student.py</source>
        <translation>请放入 %1，或用 tools/train_student.py 训练</translation>
    </message>
    <message>
        <source>put it into the scene %1</source>
        <translation>已放入场景 %1</translation>
    </message>
    <message>
        <source>quality is %1, not within 1 to 100</source>
        <translation>quality 是 %1，不在 1 到 100 之间</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>record at most %1 seconds: --seconds 5</source>
        <translation>最多录制 %1 秒：--seconds 5</translation>
    </message>
    <message>
        <source>record it again</source>
        <translation>请重新录制</translation>
    </message>
    <message>
        <source>record it again, or restore the file from a copy</source>
        <translation>请重新录制，或从副本恢复文件</translation>
    </message>
    <message>
        <source>recordings</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>remove it in OBS by hand</source>
        <translation>请在 OBS 中手动删除</translation>
    </message>
    <message>
        <source>rename that file</source>
        <translation>请重命名该文件</translation>
    </message>
    <message>
        <source>rename the file</source>
        <translation>请重命名该文件</translation>
    </message>
    <message>
        <source>repaired its %1</source>
        <translation>已修复它的 %1</translation>
    </message>
    <message>
        <source>report it</source>
        <translation>请报告</translation>
    </message>
    <message>
        <source>resize or pad the picture to 512x512</source>
        <translation>请把图片缩放或填充到 512x512</translation>
    </message>
    <message>
        <source>retrying: %1</source>
        <translation>正在重试：%1</translation>
    </message>
    <message>
        <source>run again with --debug</source>
        <translation>请加上 --debug 重新运行</translation>
    </message>
    <message>
        <source>run livehead on the desktop</source>
        <translation>请在桌面上运行 livehead</translation>
    </message>
    <message>
        <source>run livehead on the desktop; over ssh set DISPLAY, e.g. DISPLAY=:0</source>
        <translation>请在桌面上运行 livehead；通过 ssh 时请设置 DISPLAY，例如 DISPLAY=:0</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>running livehead %1</source>
        <translation>正在运行的 livehead %1</translation>
    </message>
    <message>
        <source>running: %1</source>
        <translation>运行中：%1</translation>
    </message>
    <message>
        <source>same Wi-Fi for both; enter this computer&apos;s address in the app, or give the phone&apos;s address here; let the firewall pass the ports; on an iPhone allow Settings &gt; Privacy &gt; Local Network</source>
        <translation>两者连接同一 Wi-Fi；在应用中输入这台电脑的地址，或在这里给出手机的地址；让防火墙放行端口；iPhone 上允许 设置 &gt; 隐私 &gt; 本地网络</translation>
    </message>
    <message>
        <source>save it as PNG in the program that made it</source>
        <translation>请在原来的程序中保存为 PNG</translation>
    </message>
    <message>
        <source>save it as PNG with a transparent background</source>
        <translation>请保存为透明背景的 PNG</translation>
    </message>
    <message>
        <source>save it as an 8-bit PNG with an alpha channel</source>
        <translation>请保存为带透明通道的 8 位 PNG</translation>
    </message>
    <message>
        <source>save it with 4096 pixels on its longer side</source>
        <translation>请以长边 4096 像素保存</translation>
    </message>
    <message>
        <source>save or download the picture again</source>
        <translation>请重新保存或下载图片</translation>
    </message>
    <message>
        <source>say which one, e.g. use = &quot;...&quot; under %1</source>
        <translation>请在 %1 下写明使用哪个，例如 use = &quot;...&quot;</translation>
    </message>
    <message>
        <source>scale it to %1x%2 so that the head fills the 128 px box in the upper middle</source>
        <translation>请缩放到 %1x%2，使头部填满上方中间的 128 px 框</translation>
    </message>
    <message>
        <source>see %1</source>
        <translation>请参阅 %1</translation>
    </message>
    <message>
        <source>see that the device still exists, then start the sink again</source>
        <translation>请确认设备仍然存在，然后重新启动该输出</translation>
    </message>
    <message>
        <source>see that the disk is there</source>
        <translation>请确认磁盘存在</translation>
    </message>
    <message>
        <source>see that the folder is yours and the disk has room</source>
        <translation>请确认文件夹属于你，且磁盘有空间</translation>
    </message>
    <message>
        <source>see what its window says</source>
        <translation>请查看其窗口的提示</translation>
    </message>
    <message>
        <source>see whether OBS hangs or shows a question</source>
        <translation>请查看 OBS 是否卡住或弹出提问</translation>
    </message>
    <message>
        <source>see whether OBS waits with a question</source>
        <translation>请查看 OBS 是否在等待回答</translation>
    </message>
    <message>
        <source>send to another port, or listen on another one</source>
        <translation>请发送到其他端口，或在其他端口监听</translation>
    </message>
    <message>
        <source>set DISPLAY to your desktop&apos;s, e.g. :0, and run as the user who is logged in there</source>
        <translation>请把 DISPLAY 设为桌面的值，例如 :0，并以登录该桌面的用户运行</translation>
    </message>
    <message>
        <source>set format = &quot;mpegts&quot;</source>
        <translation>请设置 format = &quot;mpegts&quot;</translation>
    </message>
    <message>
        <source>set format = &quot;mpegts&quot;, or use the browser sink there; host 127.0.0.1 keeps alpha</source>
        <translation>请设置 format = &quot;mpegts&quot;，或在那里使用浏览器输出；host 127.0.0.1 可保留透明通道</translation>
    </message>
    <message>
        <source>set path = &quot;take.tape&quot;</source>
        <translation>请设置 path = &quot;take.tape&quot;</translation>
    </message>
    <message>
        <source>set to = [&quot;vmc://127.0.0.1:39539&quot;]</source>
        <translation>请设置 to = [&quot;vmc://127.0.0.1:39539&quot;]</translation>
    </message>
    <message>
        <source>set token to a secret, the same on both computers (or keep host=127.0.0.1)</source>
        <translation>请把 token 设为两台电脑相同的密钥（或保持 host=127.0.0.1）</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>several models of %1 are installed: %2</source>
        <translation>已安装多个 %1 模型：%2</translation>
    </message>
    <message>
        <source>share is %1, not within 0 to 1</source>
        <translation>share 是 %1，不在 0 到 1 之间</translation>
    </message>
    <message>
        <source>shortest is %1, not above 0 seconds</source>
        <translation>shortest 是 %1，不大于 0 秒</translation>
    </message>
    <message>
        <source>shown here</source>
        <translation>在此显示</translation>
    </message>
    <message>
        <source>signal %1</source>
        <translation>信号 %1</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>sink %1</source>
        <translation>输出 %1</translation>
    </message>
    <message>
        <source>skia keeps paths in an unknown form</source>
        <translation>skia 以未知形式保存路径</translation>
    </message>
    <message>
        <source>some of %1</source>
        <translation>%1 中的一些</translation>
    </message>
    <message>
        <source>something else in OBS is called %1 (%2)</source>
        <translation>OBS 中有其他东西名为 %1（%2）</translation>
    </message>
    <message>
        <source>something tall stands on the head: its height was left out</source>
        <translation>头上有高出的东西：其高度未计入</translation>
    </message>
    <message>
        <source>sound %1</source>
        <translation>声音 %1</translation>
    </message>
    <message>
        <source>speak each one clearly and by itself, and try again</source>
        <translation>请逐个清晰地发音，然后重试</translation>
    </message>
    <message>
        <source>speak it steadily for three seconds, near the microphone, and try again</source>
        <translation>请靠近麦克风持续发音三秒，然后重试</translation>
    </message>
    <message>
        <source>specks far off the figure: %1 pixels</source>
        <translation>远离人物的杂点：%1 像素</translation>
    </message>
    <message>
        <source>spout: %1</source>
        <translation>spout: %1</translation>
    </message>
    <message>
        <source>srt_latency_ms is %1, not within 20 to 8000</source>
        <translation>srt_latency_ms 是 %1，不在 20 到 8000 之间</translation>
    </message>
    <message>
        <source>start OBS</source>
        <translation>请启动 OBS</translation>
    </message>
    <message>
        <source>start OBS again, then run this once more</source>
        <translation>请重新启动 OBS，然后再运行一次</translation>
    </message>
    <message>
        <source>start OBS; in OBS open Tools → WebSocket Server Settings and tick “Enable WebSocket server”</source>
        <translation>请启动 OBS；在 OBS 中打开 工具 → WebSocket 服务器设置，勾选“启用 WebSocket 服务器”</translation>
    </message>
    <message>
        <source>start a compositor, such as picom</source>
        <translation>请启动合成器，例如 picom</translation>
    </message>
    <message>
        <source>start again to build it</source>
        <translation>重新启动即可构建</translation>
    </message>
    <message>
        <source>start it first</source>
        <translation>请先启动</translation>
    </message>
    <message>
        <source>start livehead from a desktop session</source>
        <translation>请从桌面会话启动 livehead</translation>
    </message>
    <message>
        <source>start livehead with --debug and report it</source>
        <translation>请用 --debug 启动 livehead 并报告此问题</translation>
    </message>
    <message>
        <source>start the output again</source>
        <translation>请重新启动该输出</translation>
    </message>
    <message>
        <source>starting: %1</source>
        <translation>正在启动：%1</translation>
    </message>
    <message>
        <source>stream_id is longer than the 512 characters that SRT allows</source>
        <translation>stream_id 超过 SRT 允许的 512 个字符</translation>
    </message>
    <message>
        <source>sudo modprobe -r v4l2loopback; sudo modprobe v4l2loopback exclusive_caps=1</source>
        <translation>sudo modprobe -r v4l2loopback; sudo modprobe v4l2loopback exclusive_caps=1</translation>
    </message>
    <message>
        <source>sudo modprobe v4l2loopback exclusive_caps=1 card_label=&quot;livehead&quot; (first: sudo apt install v4l2loopback-dkms)</source>
        <translation>sudo modprobe v4l2loopback exclusive_caps=1 card_label=&quot;livehead&quot;（先运行：sudo apt install v4l2loopback-dkms）</translation>
    </message>
    <message>
        <source>sudo usermod -a -G video $USER, then log out and in again</source>
        <translation>sudo usermod -a -G video $USER，然后注销并重新登录</translation>
    </message>
    <message>
        <source>switch it on; allow microphones for this program in the system&apos;s privacy settings</source>
        <translation>请打开它；在系统隐私设置中允许此程序使用麦克风</translation>
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
        <translation>请换个名称，或使用 --replace</translation>
    </message>
    <message>
        <source>take another name: my_%1</source>
        <translation>请换个名称：my_%1</translation>
    </message>
    <message>
        <source>taken by %1</source>
        <translation>被 %1 占用</translation>
    </message>
    <message>
        <source>tape speed is %1, not within 0.01 to 100</source>
        <translation>播放速度是 %1，不在 0.01 到 100 之间</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>the NDI library does not load (%1)</source>
        <translation>无法加载 NDI 库（%1）</translation>
    </message>
    <message>
        <source>the NVIDIA driver says %1 (%2)</source>
        <translation>NVIDIA 驱动报告 %1（%2）</translation>
    </message>
    <message>
        <source>the built-in demo motion</source>
        <translation>内置演示动作</translation>
    </message>
    <message>
        <source>the camera cannot follow %1 people</source>
        <translation>摄像头无法跟踪 %1 人</translation>
    </message>
    <message>
        <source>the camera gives no picture</source>
        <translation>摄像头没有画面</translation>
    </message>
    <message>
        <source>the character %1 names no model for tha4_student</source>
        <translation>角色 %1 没有指定 tha4_student 的模型</translation>
    </message>
    <message>
        <source>the character %1 names no network for the student</source>
        <translation>角色 %1 没有指定 student 的网络</translation>
    </message>
    <message>
        <source>the desktop %1 cannot be reached</source>
        <translation>无法连接桌面 %1</translation>
    </message>
    <message>
        <source>the desktop is gone</source>
        <translation>桌面已断开</translation>
    </message>
    <message>
        <source>the drawing has no layer %1</source>
        <translation>图画中没有图层 %1</translation>
    </message>
    <message>
        <source>the engine cannot be started: %1</source>
        <translation>无法启动引擎：%1</translation>
    </message>
    <message>
        <source>the engine of %1 was not finished</source>
        <translation>%1 的引擎未构建完成</translation>
    </message>
    <message>
        <source>the face mesh bundled with MediaPipe</source>
        <translation>MediaPipe 自带的面部网格</translation>
    </message>
    <message>
        <source>the figure is cut off %1 px above the frame&apos;s lower edge</source>
        <translation>人物在画面下边缘上方 %1 px 处被截断</translation>
    </message>
    <message>
        <source>the figure is cut off at the %1 edge: a straight cut will be seen</source>
        <translation>人物在 %1 边缘被截断：会看到直线切口</translation>
    </message>
    <message>
        <source>the folder %1 does not exist</source>
        <translation>文件夹 %1 不存在</translation>
    </message>
    <message>
        <source>the graphics card has no memory left</source>
        <translation>显卡没有剩余显存</translation>
    </message>
    <message>
        <source>the graphics driver is missing or too old for %1</source>
        <translation>显卡驱动缺失或对 %1 来说太旧</translation>
    </message>
    <message>
        <source>the head is cut off at the upper edge</source>
        <translation>头部在上边缘被截断</translation>
    </message>
    <message>
        <source>the head is small in the file: enlarged %1 times, it will look soft</source>
        <translation>文件中的头部较小：放大 %1 倍后会显得模糊</translation>
    </message>
    <message>
        <source>the library PortAudio, which reads microphones, is not on this machine</source>
        <translation>这台电脑上没有读取麦克风的库 PortAudio</translation>
    </message>
    <message>
        <source>the library libxcb is missing</source>
        <translation>缺少库 libxcb</translation>
    </message>
    <message>
        <source>the link on %1 would hear anybody in the network</source>
        <translation>%1 上的 link 会接收网络中任何人的数据</translation>
    </message>
    <message>
        <source>the microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>the microphone %1</source>
        <translation>麦克风 %1</translation>
    </message>
    <message>
        <source>the microphone is gone, trying again</source>
        <translation>麦克风已断开，正在重试</translation>
    </message>
    <message>
        <source>the model %1 has no %2</source>
        <translation>模型 %1 没有 %2</translation>
    </message>
    <message>
        <source>the model %1 has no tensor %2 for %3</source>
        <translation>模型 %1 没有用于 %3 的张量 %2</translation>
    </message>
    <message>
        <source>the model %1 is not installed</source>
        <translation>未安装模型 %1</translation>
    </message>
    <message>
        <source>the network %1 is empty or cut short</source>
        <translation>网络 %1 为空或不完整</translation>
    </message>
    <message>
        <source>the network %1 is missing</source>
        <translation>缺少网络 %1</translation>
    </message>
    <message>
        <source>the package %1 is not installed</source>
        <translation>未安装软件包 %1</translation>
    </message>
    <message>
        <source>the package PySide6 is missing</source>
        <translation>缺少软件包 PySide6</translation>
    </message>
    <message>
        <source>the package SpoutGL is missing</source>
        <translation>缺少软件包 SpoutGL</translation>
    </message>
    <message>
        <source>the package cyndilib is missing</source>
        <translation>缺少软件包 cyndilib</translation>
    </message>
    <message>
        <source>the package keyring is not installed (pip install &apos;livehead[obs]&apos;)</source>
        <translation>未安装软件包 keyring（pip install &apos;livehead[obs]&apos;）</translation>
    </message>
    <message>
        <source>the package mediapipe is not installed</source>
        <translation>未安装软件包 mediapipe</translation>
    </message>
    <message>
        <source>the package sounddevice, which reads microphones, is not installed</source>
        <translation>未安装读取麦克风的软件包 sounddevice</translation>
    </message>
    <message>
        <source>the package syphon-python is missing</source>
        <translation>缺少软件包 syphon-python</translation>
    </message>
    <message>
        <source>the phone %1 cannot be found</source>
        <translation>找不到手机 %1</translation>
    </message>
    <message>
        <source>the picture has no alpha channel</source>
        <translation>图片没有透明通道</translation>
    </message>
    <message>
        <source>the picture is %1x%2 px, these networks want %3x%4</source>
        <translation>图片为 %1x%2 px，这些网络需要 %3x%4</translation>
    </message>
    <message>
        <source>the picture is black: lens cover or another program</source>
        <translation>画面全黑：镜头盖或其他程序</translation>
    </message>
    <message>
        <source>the preview window</source>
        <translation>预览窗口</translation>
    </message>
    <message>
        <source>the program that uses it</source>
        <translation>占用它的程序</translation>
    </message>
    <message>
        <source>the puppet has no character</source>
        <translation>puppet 没有角色</translation>
    </message>
    <message>
        <source>the student has no character</source>
        <translation>student 没有角色</translation>
    </message>
    <message>
        <source>the system&apos;s graphics cannot be asked for the pointer</source>
        <translation>无法向系统图形查询指针</translation>
    </message>
    <message>
        <source>the system&apos;s keys cannot be asked for</source>
        <translation>无法查询系统按键</translation>
    </message>
    <message>
        <source>the virtual camera %1 takes no more frames: %2</source>
        <translation>虚拟摄像机 %1 不再接收画面：%2</translation>
    </message>
    <message>
        <source>the vowel %1 was hardly heard</source>
        <translation>元音 %1 几乎没有听到</translation>
    </message>
    <message>
        <source>the vowels %1 and %2 sound alike in this recording</source>
        <translation>此录音中元音 %1 和 %2 听起来相同</translation>
    </message>
    <message>
        <source>the window crashed %1 times (%2)</source>
        <translation>窗口崩溃了 %1 次（%2）</translation>
    </message>
    <message>
        <source>the window crashed (%1) and is opened again</source>
        <translation>窗口崩溃（%1），正在重新打开</translation>
    </message>
    <message>
        <source>the window is being opened</source>
        <translation>正在打开窗口</translation>
    </message>
    <message>
        <source>the window was closed; the stream goes on without it</source>
        <translation>窗口已关闭；直播继续进行</translation>
    </message>
    <message>
        <source>there are too many characters called %1</source>
        <translation>名为 %1 的角色太多</translation>
    </message>
    <message>
        <source>there are: %1</source>
        <translation>已有：%1</translation>
    </message>
    <message>
        <source>there is no %1 called %2</source>
        <translation>没有名为 %2 的%1</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver here</source>
        <translation>这里没有 NVIDIA 驱动</translation>
    </message>
    <message>
        <source>there is no camera %1</source>
        <translation>没有摄像头 %1</translation>
    </message>
    <message>
        <source>there is no camera %1: this machine has none</source>
        <translation>没有摄像头 %1：这台电脑没有摄像头</translation>
    </message>
    <message>
        <source>there is no desktop here (no DISPLAY)</source>
        <translation>这里没有桌面（无 DISPLAY）</translation>
    </message>
    <message>
        <source>there is no desktop here, so there is no pointer</source>
        <translation>这里没有桌面，因此没有指针</translation>
    </message>
    <message>
        <source>there is no engine called %1</source>
        <translation>没有名为 %1 的引擎</translation>
    </message>
    <message>
        <source>there is no face model %1</source>
        <translation>没有人脸模型 %1</translation>
    </message>
    <message>
        <source>there is no file %1</source>
        <translation>没有文件 %1</translation>
    </message>
    <message>
        <source>there is no key called %1</source>
        <translation>没有名为 %1 的按键</translation>
    </message>
    <message>
        <source>there is no virtual camera backend %1 on this system</source>
        <translation>此系统上没有虚拟摄像机后端 %1</translation>
    </message>
    <message>
        <source>there is no voice %1</source>
        <translation>没有声音 %1</translation>
    </message>
    <message>
        <source>there is only one OBS camera: stop it in OBS; in OBS itself show the browser sink instead</source>
        <translation>OBS 虚拟摄像机只有一个：请在 OBS 中停止它；在 OBS 内请改用浏览器输出</translation>
    </message>
    <message>
        <source>this MediaPipe brings no face model along</source>
        <translation>此 MediaPipe 不带人脸模型</translation>
    </message>
    <message>
        <source>this ONNX Runtime %1 was built without %2</source>
        <translation>此 ONNX Runtime %1 编译时不含 %2</translation>
    </message>
    <message>
        <source>this animator cannot be told how far to go</source>
        <translation>此动画无法调节动作幅度</translation>
    </message>
    <message>
        <source>this computer&apos;s address</source>
        <translation>这台电脑的地址</translation>
    </message>
    <message>
        <source>this machine has no microphone</source>
        <translation>这台电脑没有麦克风</translation>
    </message>
    <message>
        <source>this machine&apos;s card</source>
        <translation>本机显卡</translation>
    </message>
    <message>
        <source>this network is no planes student livehead can read: %1</source>
        <translation>此网络不是 livehead 可读取的 planes student：%1</translation>
    </message>
    <message>
        <source>this processor does not compute in bfloat16</source>
        <translation>此处理器不支持 bfloat16 计算</translation>
    </message>
    <message>
        <source>this system has no keyring that can be used (%1)</source>
        <translation>此系统没有可用的密钥环（%1）</translation>
    </message>
    <message>
        <source>tracker %1</source>
        <translation>追踪器 %1</translation>
    </message>
    <message>
        <source>tray window</source>
        <translation>托盘窗口</translation>
    </message>
    <message>
        <source>tray window → Hotkeys → Copy the command: give it to a key in the desktop&apos;s settings</source>
        <translation>托盘窗口 → 热键 → 复制命令：在桌面设置中把它绑定到按键</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>turn its gain down</source>
        <translation>请调低增益</translation>
    </message>
    <message>
        <source>type it into the app on the phone; both must be in the same Wi-Fi</source>
        <translation>请在手机应用中输入；两者必须在同一 Wi-Fi</translation>
    </message>
    <message>
        <source>udp and srt are both set: one of them is the way out</source>
        <translation>同时设置了 udp 和 srt：只能选择其中一个输出</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>unlock the screen, or close the administrator&apos;s prompt</source>
        <translation>请解锁屏幕，或关闭管理员提示</translation>
    </message>
    <message>
        <source>unplug the camera and plug it in again</source>
        <translation>请重新插拔摄像头</translation>
    </message>
    <message>
        <source>update libsrt</source>
        <translation>请更新 libsrt</translation>
    </message>
    <message>
        <source>update the NVIDIA driver, or choose engine = onnxruntime</source>
        <translation>请更新 NVIDIA 驱动，或选择 engine = onnxruntime</translation>
    </message>
    <message>
        <source>update the NVIDIA driver; until then choose engine = onnxruntime</source>
        <translation>请更新 NVIDIA 驱动；在此之前选择 engine = onnxruntime</translation>
    </message>
    <message>
        <source>update the driver; or pip install tensorrt_rtx_cu13, or choose engine = onnxruntime</source>
        <translation>请更新驱动；或 pip install tensorrt_rtx_cu13，或选择 engine = onnxruntime</translation>
    </message>
    <message>
        <source>update the graphics driver and pip install &apos;%1&apos;, or choose engine = auto</source>
        <translation>请更新显卡驱动并 pip install &apos;%1&apos;，或选择 engine = auto</translation>
    </message>
    <message>
        <source>update the graphics driver, then start the output again</source>
        <translation>请更新显卡驱动，然后重新启动该输出</translation>
    </message>
    <message>
        <source>use 127.0.0.1, or 0.0.0.0 for the LAN</source>
        <translation>请使用 127.0.0.1，局域网则用 0.0.0.0</translation>
    </message>
    <message>
        <source>use By landmarks, or Reset</source>
        <translation>请使用“按特征点对齐”或“重置”</translation>
    </message>
    <message>
        <source>use another animator in a stream that earns money</source>
        <translation>盈利直播请使用其他动画</translation>
    </message>
    <message>
        <source>use gaze = [pitch, yaw], in degrees</source>
        <translation>请使用 gaze = [pitch, yaw]，单位为度</translation>
    </message>
    <message>
        <source>use host 0.0.0.0 and a port from 1024 to 65535</source>
        <translation>请使用 host 0.0.0.0 和 1024 到 65535 的端口</translation>
    </message>
    <message>
        <source>use letters, digits, space, dot, dash, underscore; begin with a letter or digit</source>
        <translation>请使用字母、数字、空格、点、连字符、下划线；以字母或数字开头</translation>
    </message>
    <message>
        <source>use livehead&apos;s own window, or bind a command to a key in the desktop&apos;s settings</source>
        <translation>请使用 livehead 自己的窗口，或在桌面设置中把命令绑定到按键</translation>
    </message>
    <message>
        <source>use the browser output</source>
        <translation>请使用浏览器输出</translation>
    </message>
    <message>
        <source>use the network that came with this version of livehead</source>
        <translation>请使用此版本 livehead 自带的网络</translation>
    </message>
    <message>
        <source>use the network that came with this version, or train it again</source>
        <translation>请使用此版本自带的网络，或重新训练</translation>
    </message>
    <message>
        <source>use the tracker link, with the same token</source>
        <translation>请使用追踪器 link，并用相同的令牌</translation>
    </message>
    <message>
        <source>video %1</source>
        <translation>视频 %1</translation>
    </message>
    <message>
        <source>video_file cannot write %1</source>
        <translation>video_file 无法写入 %1</translation>
    </message>
    <message>
        <source>virtual camera</source>
        <translation>虚拟摄像机</translation>
    </message>
    <message>
        <source>virtual camera %1</source>
        <translation>虚拟摄像机 %1</translation>
    </message>
    <message>
        <source>vmc (Face Cap)</source>
        <translation>vmc (Face Cap)</translation>
    </message>
    <message>
        <source>vts_phone (VTube Studio on an iPhone)</source>
        <translation>vts_phone（iPhone 上的 VTube Studio）</translation>
    </message>
    <message>
        <source>vts_port is %1, not within 0 to 65535</source>
        <translation>vts_port 是 %1，不在 0 到 65535 之间</translation>
    </message>
    <message>
        <source>waiting for any tracker</source>
        <translation>正在等待任意追踪器</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>等待中：%1</translation>
    </message>
    <message>
        <source>what listens at %1 does not speak as OBS 28 or newer does</source>
        <translation>在 %1 监听的程序不是 OBS 28 或更新版本</translation>
    </message>
    <message>
        <source>winget install OBSProject.OBSStudio (version 28 or newer brings a virtual camera)</source>
        <translation>winget install OBSProject.OBSStudio（版本 28 或更新自带虚拟摄像机）</translation>
    </message>
    <message>
        <source>work only in livehead&apos;s own windows: there is no X11 here</source>
        <translation>只在 livehead 自己的窗口中有效：这里没有 X11</translation>
    </message>
    <message>
        <source>work only over programs that use X11: a Wayland desktop keeps its keys</source>
        <translation>只在使用 X11 的程序中有效：Wayland 桌面不放出按键</translation>
    </message>
    <message>
        <source>work over every program</source>
        <translation>在所有程序中有效</translation>
    </message>
    <message>
        <source>write &quot;KEY = NAME&quot;, e.g. &quot;phone 1 = joy&quot;</source>
        <translation>请写成 &quot;KEY = NAME&quot;，例如 &quot;phone 1 = joy&quot;</translation>
    </message>
    <message>
        <source>write %1 again with the drawing tools</source>
        <translation>请用绘图工具重新生成 %1</translation>
    </message>
    <message>
        <source>write %1://HOST or %2://HOST:PORT</source>
        <translation>请写成 %1://HOST 或 %2://HOST:PORT</translation>
    </message>
    <message>
        <source>write [%1] and its keys below it</source>
        <translation>请写 [%1]，其键写在下方</translation>
    </message>
    <message>
        <source>write art.svg and keys.svg again from the same drawing</source>
        <translation>请从同一幅图重新生成 art.svg 和 keys.svg</translation>
    </message>
    <message>
        <source>write keys.svg again</source>
        <translation>请重新生成 keys.svg</translation>
    </message>
    <message>
        <source>write modifiers and a key, e.g. &quot;ctrl+shift+f11&quot;, &quot;alt+j&quot;, &quot;f9&quot;</source>
        <translation>请写修饰键和按键，例如 &quot;ctrl+shift+f11&quot;、&quot;alt+j&quot;、&quot;f9&quot;</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>you may not open %1</source>
        <translation>你无权打开 %1</translation>
    </message>
</context>
</TS>
