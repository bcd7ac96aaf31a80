<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>Parameters</name>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Preset of the paper's tables, I to XVIII; sets net and channels</source>
            <translation>论文表格中的预设，I 至 XVIII；决定网络和通道</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>通道</translation>
        </message>
        <message>
            <source>Input channels in order: rgb, velocity, hotspot, slope, aspect, elevation</source>
            <translation>按顺序的输入通道：rgb、velocity、hotspot、slope、aspect、elevation</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>宽度</translation>
        </message>
        <message>
            <source>Channels of the first level; 64 is the paper's</source>
            <translation>第一层的通道数；论文为 64</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>轮数</translation>
        </message>
        <message>
            <source>Passes over the training tiles</source>
            <translation>遍历训练瓦片的次数</translation>
        </message>
        <message>
            <source>Batch</source>
            <translation>批大小</translation>
        </message>
        <message>
            <source>Tiles per step</source>
            <translation>每步的瓦片数</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>学习率</translation>
        </message>
        <message>
            <source>Initial rate of Adam</source>
            <translation>Adam 的初始学习率</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>What training makes small: binary cross-entropy (the paper's), the same plus Dice, focal</source>
            <translation>训练所最小化的量：二元交叉熵（论文所用）、再加 Dice、focal</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>Where to compute; auto takes a GPU when there is one</source>
            <translation>在哪里计算；auto 在有 GPU 时使用 GPU</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>种子</translation>
        </message>
        <message>
            <source>Of the weights, the order of tiles, augmentation and the validation share</source>
            <translation>用于权重、瓦片顺序、增强和验证部分</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>Share of the training tiles that judges each epoch; never test tiles</source>
            <translation>用于评判每一轮的训练瓦片比例；从不使用测试瓦片</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Weights to keep: of the best epoch by pooled IoU, or of the last</source>
            <translation>保留哪些权重：汇总 IoU 最佳的一轮，或最后一轮</translation>
        </message>
        <message>
            <source>Augment</source>
            <translation>增强</translation>
        </message>
        <message>
            <source>Random flips and quarter turns of training tiles</source>
            <translation>训练瓦片的随机翻转和直角旋转</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>阈值</translation>
        </message>
        <message>
            <source>A pixel is positive when its probability is at least this</source>
            <translation>概率不低于此值的像元为正</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>线程</translation>
        </message>
        <message>
            <source>CPU threads; 0 takes all cores</source>
            <translation>CPU 线程数；0 使用全部核心</translation>
        </message>
        <message>
            <source>channels</source>
            <translation>通道</translation>
        </message>
        <message>
            <source>tiles</source>
            <translation>瓦片</translation>
        </message>
    </context>
    <context>
        <name>QApplication</name>
        <message>
            <source>Workbench for maps of moving slopes</source>
            <translation>移动斜坡制图工作台</translation>
        </message>
        <message>
            <source>Save the window as FILE once it is drawn, and leave.</source>
            <translation>绘制完成后将窗口保存为 FILE 并退出。</translation>
        </message>
        <message>
            <source>Start in this workspace: explore, label, train, review.</source>
            <translation>以此工作区启动：explore、label、train、review。</translation>
        </message>
        <message>
            <source>Print a line as soon as everything visible is drawn, and leave.</source>
            <translation>可见内容全部绘制完成后立即输出一行并退出。</translation>
        </message>
        <message>
            <source>Project folder</source>
            <translation>项目文件夹</translation>
        </message>
    </context>
    <context>
        <name>QObject</name>
        <message>
            <source>Low</source>
            <translation>低</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>中</translation>
        </message>
        <message>
            <source>High</source>
            <translation>高</translation>
        </message>
        <message>
            <source>not stated</source>
            <translation>未注明</translation>
        </message>
        <message>
            <source>Hide or show the labels</source>
            <translation>隐藏或显示标注</translation>
        </message>
        <message>
            <source>All labels of the experts and the consensus</source>
            <translation>专家的全部标注和共识</translation>
        </message>
        <message>
            <source>Hide labels</source>
            <translation>隐藏标注</translation>
        </message>
        <message>
            <source>Show labels</source>
            <translation>显示标注</translation>
        </message>
        <message>
            <source>Opacity of the labels</source>
            <translation>标注的不透明度</translation>
        </message>
        <message>
            <source>Fainter labels</source>
            <translation>标注变淡</translation>
        </message>
        <message>
            <source>More transparent by a tenth</source>
            <translation>透明度增加十分之一</translation>
        </message>
        <message>
            <source>Stronger labels</source>
            <translation>标注变浓</translation>
        </message>
        <message>
            <source>Less transparent by a tenth</source>
            <translation>透明度减少十分之一</translation>
        </message>
        <message>
            <source>Labels of another expert</source>
            <translation>另一位专家的标注</translation>
        </message>
        <message>
            <source>Labels of the expert before</source>
            <translation>上一位专家的标注</translation>
        </message>
        <message>
            <source>One expert's labels alone, the consensus, then all</source>
            <translation>单独一位专家的标注、共识，然后全部</translation>
        </message>
        <message>
            <source>Labels of the next expert</source>
            <translation>下一位专家的标注</translation>
        </message>
        <message>
            <source>Duel</source>
            <translation>对决</translation>
        </message>
        <message>
            <source>Steps through the ledger of the duel and goes there</source>
            <translation>逐个浏览对决清单并前往</translation>
        </message>
        <message>
            <source>Last disagreement</source>
            <translation>上一处分歧</translation>
        </message>
        <message>
            <source>Next disagreement</source>
            <translation>下一处分歧</translation>
        </message>
        <message>
            <source>Learning curves</source>
            <translation>学习曲线</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>This place</source>
            <translation>此地点</translation>
        </message>
        <message>
            <source>Explain this place</source>
            <translation>解释此地点</translation>
        </message>
        <message>
            <source>Click a place to see its motion, hot spot, experts, models and terrain</source>
            <translation>单击一处，查看其运动、热点、专家、模型和地形</translation>
        </message>
        <message>
            <source>Hot spots, %1 m</source>
            <translation>热点，%1 米</translation>
        </message>
        <message>
            <source>%1, targets</source>
            <translation>%1，目标</translation>
        </message>
        <message>
            <source>Hot spots</source>
            <translation>热点</translation>
        </message>
    </context>
    <context>
        <name>scarp</name>
        <message>
            <source>No target is here any more</source>
            <translation>此处已没有目标</translation>
        </message>
        <message>
            <source>No shown target is in this area</source>
            <translation>此区域内没有显示的目标</translation>
        </message>
        <message>
            <source>This set of targets has no time series</source>
            <translation>此目标集没有时间序列</translation>
        </message>
    </context>
    <context>
        <name>scarp::AreaModel</name>
        <message>
            <source>Area %1
made %2, changed %3
%4</source>
            <translation>区域 %1
创建于 %2，修改于 %3
%4</translation>
        </message>
        <message>
            <source>drawn</source>
            <translation>手绘</translation>
        </message>
        <message>
            <source>from %1</source>
            <translation>来自 %1</translation>
        </message>
        <message>
            <source>model %1</source>
            <translation>模型 %1</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Area, ha</source>
            <translation>面积，公顷</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>置信度</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>作者</translation>
        </message>
        <message>
            <source>Origin</source>
            <translation>来源</translation>
        </message>
    </context>
    <context>
        <name>scarp::AreaPanel</name>
        <message>
            <source>Whose labels are edited. The others stay on the map, to look at only.</source>
            <translation>正在编辑谁的标注。其他人的标注留在地图上，仅供查看。</translation>
        </message>
        <message>
            <source>Filter areas</source>
            <translation>筛选区域</translation>
        </message>
        <message>
            <source>No expert yet</source>
            <translation>还没有专家</translation>
        </message>
        <message>
            <source>Look only: nobody's labels are edited</source>
            <translation>仅查看：不编辑任何人的标注</translation>
        </message>
        <message>
            <source>Edit the labels of %1</source>
            <translation>编辑 %1 的标注</translation>
        </message>
        <message>
            <source>Choose above whose labels you want to edit.</source>
            <translation>请在上方选择要编辑谁的标注。</translation>
        </message>
        <message>
            <source>No area yet: press N and click the corners of the first one on the map.</source>
            <translation>还没有区域：按 N，然后在地图上单击第一个区域的各个角点。</translation>
        </message>
        <message>
            <source>1 area, %1 ha</source>
            <translation>1 个区域，%1 公顷</translation>
        </message>
        <message>
            <source>%1 areas, %2 ha</source>
            <translation>%1 个区域，%2 公顷</translation>
        </message>
        <message>
            <source>Remark: %1</source>
            <translation>备注：%1</translation>
        </message>
        <message>
            <source>; </source>
            <translation>；</translation>
        </message>
    </context>
    <context>
        <name>scarp::AttributeForm</name>
        <message>
            <source>Arc-shaped back wall</source>
            <translation>弧形后壁</translation>
        </message>
        <message>
            <source>Like a round chair or a dustpan; differs in texture, colour, brightness</source>
            <translation>形如圈椅或簸箕；纹理、颜色、亮度与周围不同</translation>
        </message>
        <message>
            <source>Fragmented slope</source>
            <translation>破碎坡面</translation>
        </message>
        <message>
            <source>Broken slope surface, thin vegetation</source>
            <translation>坡面破碎，植被稀疏</translation>
        </message>
        <message>
            <source>Flat toe</source>
            <translation>平缓坡脚</translation>
        </message>
        <message>
            <source>Flat deposits at the foot, told apart by slope and aspect</source>
            <translation>坡脚平缓堆积，可由坡度和坡向辨别</translation>
        </message>
        <message>
            <source>Cracks</source>
            <translation>裂缝</translation>
        </message>
        <message>
            <source>Cracks and scarps on the slope</source>
            <translation>坡面上的裂缝和陡坎</translation>
        </message>
        <message>
            <source>What you saw, what is doubtful</source>
            <translation>您看到了什么，有何疑问</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>置信度</translation>
        </message>
        <message>
            <source>Signs</source>
            <translation>迹象</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>No area is chosen: click one on the map or in the table.</source>
            <translation>未选中区域：请在地图或表格中单击一个区域。</translation>
        </message>
        <message>
            <source>Chosen area</source>
            <translation>选中的区域</translation>
        </message>
        <message numerus="yes">
            <source>%n chosen areas: a change is made to all</source>
            <translation>
                <numerusform>已选 %n 个区域：更改将应用于全部</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Change attributes of %n areas</source>
            <translation>
                <numerusform>更改 %n 个区域的属性</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>scarp::BaseMapDialog</name>
        <message>
            <source>Add base map</source>
            <translation>添加底图</translation>
        </message>
        <message>
            <source>Another service</source>
            <translation>其他服务</translation>
        </message>
        <message>
            <source>Tiles by address (XYZ)</source>
            <translation>按地址取瓦片（XYZ）</translation>
        </message>
        <message>
            <source>WMTS</source>
            <translation>WMTS</translation>
        </message>
        <message>
            <source>WMS</source>
            <translation>WMS</translation>
        </message>
        <message>
            <source>{z}, {x} and {y} stand for zoom level, column and row; {-y} for rows from the south</source>
            <translation>{z}、{x}、{y} 代表缩放级别、列和行；{-y} 表示从南起算的行</translation>
        </message>
        <message>
            <source>Name of the layer in the service</source>
            <translation>服务中的图层名称</translation>
        </message>
        <message>
            <source>Shown in the corner of the map, as the service asks for</source>
            <translation>按服务要求显示在地图一角</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>服务</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>图层</translation>
        </message>
        <message>
            <source>Finest level</source>
            <translation>最细级别</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>版权说明</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Give it a name.</source>
            <translation>请输入名称。</translation>
        </message>
    </context>
    <context>
        <name>scarp::BaseMaps</name>
        <message>
            <source>Add %1</source>
            <translation>添加 %1</translation>
        </message>
        <message>
            <source>Add base map…</source>
            <translation>添加底图…</translation>
        </message>
        <message>
            <source>A map of the web (XYZ, WMTS, WMS) under everything else</source>
            <translation>位于一切之下的网络地图（XYZ、WMTS、WMS）</translation>
        </message>
    </context>
    <context>
        <name>scarp::BookmarkPanel</name>
        <message>
            <source>No place is kept yet. Ctrl+B keeps the one that the map shows.</source>
            <translation>还没有保存地点。Ctrl+B 保存地图当前显示的地点。</translation>
        </message>
        <message>
            <source>Enter goes there, F2 renames, Delete removes, Alt+Up and Alt+Down or dragging move</source>
            <translation>回车前往，F2 重命名，Delete 删除，Alt+上/下或拖动以移动</translation>
        </message>
        <message>
            <source>New…</source>
            <translation>新建…</translation>
        </message>
        <message>
            <source>Keep the place that the map shows (Ctrl+B)</source>
            <translation>保存地图当前显示的地点（Ctrl+B）</translation>
        </message>
        <message>
            <source>Go there</source>
            <translation>前往</translation>
        </message>
        <message>
            <source>Show this place (Enter)</source>
            <translation>显示此地点（回车）</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Give it another name (F2)</source>
            <translation>改名（F2）</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Forget this place (Delete)</source>
            <translation>忘记此地点（Delete）</translation>
        </message>
        <message>
            <source>Rename bookmark</source>
            <translation>重命名书签</translation>
        </message>
        <message>
            <source>Delete bookmark</source>
            <translation>删除书签</translation>
        </message>
        <message>
            <source>Order of bookmarks</source>
            <translation>书签顺序</translation>
        </message>
    </context>
    <context>
        <name>scarp::Comfort</name>
        <message>
            <source>Appearance</source>
            <translation>外观</translation>
        </message>
        <message>
            <source>As the desktop</source>
            <translation>跟随桌面</translation>
        </message>
        <message>
            <source>Light or dark as the desktop asks</source>
            <translation>按桌面设置选择浅色或深色</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark letters on light ground</source>
            <translation>浅底深字</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Light letters on dark ground</source>
            <translation>深底浅字</translation>
        </message>
        <message>
            <source>Larger letters</source>
            <translation>放大文字</translation>
        </message>
        <message>
            <source>All texts of the window one point larger</source>
            <translation>窗口全部文字放大一号</translation>
        </message>
        <message>
            <source>Smaller letters</source>
            <translation>缩小文字</translation>
        </message>
        <message>
            <source>All texts of the window one point smaller</source>
            <translation>窗口全部文字缩小一号</translation>
        </message>
        <message>
            <source>Letters as the desktop</source>
            <translation>文字大小跟随桌面</translation>
        </message>
        <message>
            <source>The size that the desktop asks for</source>
            <translation>桌面所要求的大小</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Texts, numbers and dates in this language</source>
            <translation>使用此语言显示文字、数字和日期</translation>
        </message>
        <message>
            <source>The language changes when the studio starts the next time.</source>
            <translation>语言将在工作台下次启动时改变。</translation>
        </message>
        <message>
            <source>Next panel</source>
            <translation>下一面板</translation>
        </message>
        <message>
            <source>Take the keyboard to the next panel or the map</source>
            <translation>将键盘焦点移到下一个面板或地图</translation>
        </message>
        <message>
            <source>Previous panel</source>
            <translation>上一面板</translation>
        </message>
        <message>
            <source>Take the keyboard to the panel before</source>
            <translation>将键盘焦点移到上一个面板</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Every key and what it does</source>
            <translation>全部按键及其作用</translation>
        </message>
    </context>
    <context>
        <name>scarp::CommandPalette</name>
        <message>
            <source>Type part of a command or layer</source>
            <translation>输入命令或图层名称的一部分</translation>
        </message>
        <message>
            <source>Zoom to %1</source>
            <translation>缩放至 %1</translation>
        </message>
        <message>
            <source>layer</source>
            <translation>图层</translation>
        </message>
        <message>
            <source>Theme %1</source>
            <translation>主题 %1</translation>
        </message>
        <message>
            <source>map theme</source>
            <translation>地图主题</translation>
        </message>
    </context>
    <context>
        <name>scarp::CompareBar</name>
        <message>
            <source>What A shows</source>
            <translation>A 显示什么</translation>
        </message>
        <message>
            <source>What B shows</source>
            <translation>B 显示什么</translation>
        </message>
        <message>
            <source>Swap</source>
            <translation>交换</translation>
        </message>
        <message>
            <source>A becomes B, B becomes A</source>
            <translation>A 变为 B，B 变为 A</translation>
        </message>
        <message>
            <source>Save theme…</source>
            <translation>保存主题…</translation>
        </message>
        <message>
            <source>A theme remembers which layers are visible and how they look</source>
            <translation>主题记住哪些图层可见以及它们的样式</translation>
        </message>
        <message>
            <source>A</source>
            <translation>A</translation>
        </message>
        <message>
            <source>B</source>
            <translation>B</translation>
        </message>
        <message>
            <source>Swipe</source>
            <translation>卷帘</translation>
        </message>
        <message>
            <source>Lens</source>
            <translation>透镜</translation>
        </message>
        <message>
            <source>Flicker</source>
            <translation>闪烁</translation>
        </message>
        <message>
            <source>Side by side</source>
            <translation>并排</translation>
        </message>
        <message>
            <source>A divider to drag; arrow keys move it</source>
            <translation>可拖动的分隔线；方向键可移动</translation>
        </message>
        <message>
            <source>B in a circle under the pointer; Shift+wheel or + and - change its size</source>
            <translation>指针下的圆内显示 B；Shift+滚轮或 + 与 - 改变大小</translation>
        </message>
        <message>
            <source>A and B in turn; F shows B while it is held</source>
            <translation>A 与 B 交替显示；按住 F 时显示 B</translation>
        </message>
        <message>
            <source>Two maps with one view; each shows the other's pointer</source>
            <translation>两幅地图同一视图；各自显示对方的指针</translation>
        </message>
        <message>
            <source>Across</source>
            <translation>横向</translation>
        </message>
        <message>
            <source>The divider lies across the map</source>
            <translation>分隔线横贯地图</translation>
        </message>
        <message>
            <source> ms</source>
            <translation> 毫秒</translation>
        </message>
        <message>
            <source>by hand (F)</source>
            <translation>手动（F）</translation>
        </message>
        <message>
            <source>How long each picture shows; 0: only while F is held</source>
            <translation>每幅图显示多久；0：仅在按住 F 时</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>End the comparison (Ctrl+Alt+C)</source>
            <translation>结束对比（Ctrl+Alt+C）</translation>
        </message>
        <message>
            <source>The map as it is</source>
            <translation>当前地图</translation>
        </message>
        <message>
            <source>Shift+wheel: size</source>
            <translation>Shift+滚轮：大小</translation>
        </message>
    </context>
    <context>
        <name>scarp::CompareView</name>
        <message>
            <source>A: %1</source>
            <translation>A：%1</translation>
        </message>
        <message>
            <source>B: %1</source>
            <translation>B：%1</translation>
        </message>
    </context>
    <context>
        <name>scarp::CtSymbols</name>
        <message>
            <source>Hot spots (Gi*), confidence; positive = toward the satellite</source>
            <translation>热点（Gi*），置信度；正值 = 朝向卫星</translation>
        </message>
        <message>
            <source>hot, %1 %</source>
            <translation>热点，%1 %</translation>
        </message>
        <message>
            <source>cold, %1 %</source>
            <translation>冷点，%1 %</translation>
        </message>
        <message>
            <source>not significant</source>
            <translation>不显著</translation>
        </message>
        <message>
            <source>LOS velocity, mm/yr, positive = toward the satellite</source>
            <translation>视线向速度，毫米/年，正值 = 朝向卫星</translation>
        </message>
        <message>
            <source>Temporal coherence, 0–1</source>
            <translation>时间相干性，0–1</translation>
        </message>
        <message>
            <source>Gi* z-score, positive = toward the satellite</source>
            <translation>Gi* z 得分，正值 = 朝向卫星</translation>
        </message>
        <message>
            <source>; relative to the chosen reference: %1 mm/yr, mean of %2 target(s), is taken off</source>
            <translation>；相对于所选参考：已减去 %2 个目标的均值 %1 毫米/年</translation>
        </message>
        <message>
            <source>; reference: %1</source>
            <translation>；参考：%1</translation>
        </message>
        <message>
            <source>stable: within ±%1 mm/yr</source>
            <translation>稳定：±%1 毫米/年以内</translation>
        </message>
    </context>
    <context>
        <name>scarp::CurveChart</name>
        <message>
            <source>epoch</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>epoch %1</source>
            <translation>第 %1 轮</translation>
        </message>
    </context>
    <context>
        <name>scarp::DisagreementModel</name>
        <message>
            <source>Only %1</source>
            <translation>仅 %1</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Who sees a slope</source>
            <translation>谁判为移动斜坡</translation>
        </message>
        <message>
            <source>Area, ha</source>
            <translation>面积，公顷</translation>
        </message>
        <message>
            <source>In the consensus</source>
            <translation>共识内</translation>
        </message>
    </context>
    <context>
        <name>scarp::DuelPanel</name>
        <message>
            <source>Counting the view at full resolution, %1 %</source>
            <translation>正在按完整分辨率统计视图，%1 %</translation>
        </message>
        <message>
            <source>A duel needs two probability rasters in this project. Predict the scene with two finished training runs; each prediction becomes a layer.</source>
            <translation>对决需要本项目中有两个概率栅格。请用两个已完成的训练运行预测全景；每个预测成为一个图层。</translation>
        </message>
        <message>
            <source>Predict in the Train workspace</source>
            <translation>到训练工作区预测</translation>
        </message>
        <message>
            <source>Swap</source>
            <translation>交换</translation>
        </message>
        <message>
            <source>A becomes B, B becomes A</source>
            <translation>A 变为 B，B 变为 A</translation>
        </message>
        <message>
            <source>A pooled</source>
            <translation>A 汇总</translation>
        </message>
        <message>
            <source>B pooled</source>
            <translation>B 汇总</translation>
        </message>
        <message>
            <source>A tiles</source>
            <translation>A 瓦片</translation>
        </message>
        <message>
            <source>B tiles</source>
            <translation>B 瓦片</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>精确率</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>召回率</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>IoU</source>
            <translation>IoU</translation>
        </message>
        <message>
            <source>On the test part of the training run: pooled over all pixels, and the mean over tiles. The better one is bold; no figure: the run has no evaluation.</source>
            <translation>训练运行的测试部分：按全部像元汇总，以及瓦片均值。较好者加粗；无数字表示该运行没有评估。</translation>
        </message>
        <message>
            <source>A pixel is positive when its probability is at least this; of both models</source>
            <translation>概率不低于此值的像元为正；两个模型共用</translation>
        </message>
        <message>
            <source>Difference map</source>
            <translation>差异图</translation>
        </message>
        <message>
            <source>A against B</source>
            <translation>A 对 B</translation>
        </message>
        <message>
            <source>A against the consensus</source>
            <translation>A 对共识</translation>
        </message>
        <message>
            <source>B against the consensus</source>
            <translation>B 对共识</translation>
        </message>
        <message>
            <source>In view, ha</source>
            <translation>视图内，公顷</translation>
        </message>
        <message>
            <source>Find disagreements</source>
            <translation>查找分歧</translation>
        </message>
        <message>
            <source>Regions of 500 m² and more that one model alone calls a moving slope</source>
            <translation>只有一个模型判为移动斜坡、且不小于 500 m² 的区块</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>The ledger is empty: look for the regions on which the two disagree.</source>
            <translation>清单为空：请查找两者分歧的区块。</translation>
        </message>
        <message>
            <source>A click goes there; { and } step through the list</source>
            <translation>单击前往；{ 和 } 逐个浏览</translation>
        </message>
        <message>
            <source>A</source>
            <translation>A</translation>
        </message>
        <message>
            <source>B</source>
            <translation>B</translation>
        </message>
        <message>
            <source>model %1</source>
            <translation>模型 %1</translation>
        </message>
        <message>
            <source>Judging a model needs a consensus layer in the project</source>
            <translation>评判模型需要项目中有共识图层</translation>
        </message>
        <message>
            <source>No evaluation was found for %1: it is written at the end of a training run.</source>
            <translation>没有找到 %1 的评估：它在训练运行结束时写出。</translation>
        </message>
        <message>
            <source>The threshold has changed since these regions were found: look again.</source>
            <translation>找到这些区块后阈值已改变：请重新查找。</translation>
        </message>
        <message>
            <source>p ≥ %1</source>
            <translation>p ≥ %1</translation>
        </message>
        <message>
            <source>Threshold of two models</source>
            <translation>两个模型的阈值</translation>
        </message>
        <message>
            <source>Hit (TP)</source>
            <translation>命中（TP）</translation>
        </message>
        <message>
            <source>False alarm (FP)</source>
            <translation>误报（FP）</translation>
        </message>
        <message>
            <source>Missed (FN)</source>
            <translation>漏报（FN）</translation>
        </message>
        <message>
            <source>Both</source>
            <translation>两者</translation>
        </message>
        <message>
            <source>Only %1</source>
            <translation>仅 %1</translation>
        </message>
        <message>
            <source>Of %1 ha in view with both predictions</source>
            <translation>视图内两个预测都有的 %1 公顷中</translation>
        </message>
        <message>
            <source>The two agree everywhere, but for less than 500 m² at a place.</source>
            <translation>两者处处一致，仅有不足 500 m² 的零星差异。</translation>
        </message>
        <message numerus="yes">
            <source>%n regions of 500 m² and more, %1 ha, at p ≥ %2</source>
            <translation>
                <numerusform>%n 个 500 m² 及以上的区块，共 %1 公顷，p ≥ %2</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>scarp::ExplainTool</name>
        <message>
            <source>Click a place to see everything that is known of it</source>
            <translation>单击一处，查看关于它的全部已知信息</translation>
        </message>
    </context>
    <context>
        <name>scarp::ExploreWorkspace</name>
        <message>
            <source>Click a coherent target to pin its time series</source>
            <translation>单击一个相干目标以固定其时间序列</translation>
        </message>
        <message>
            <source>Click the first corner of an area; its mean is pinned as a series</source>
            <translation>单击区域的第一个角点；其均值将固定为一条序列</translation>
        </message>
        <message>
            <source>Click the target that velocities and series shall be relative to</source>
            <translation>单击一个目标，速度和序列将以它为参考</translation>
        </message>
        <message>
            <source>Click the first corner of the area whose mean is to be the reference</source>
            <translation>单击区域的第一个角点，其均值将作为参考</translation>
        </message>
        <message>
            <source>Click the first corner of the area whose targets are to be shown</source>
            <translation>单击区域的第一个角点，只显示其中的目标</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Time series</source>
            <translation>时间序列</translation>
        </message>
        <message>
            <source>Targets</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Target series</source>
            <translation>目标序列</translation>
        </message>
        <message>
            <source>Pin the time series of the target you click</source>
            <translation>固定您单击的目标的时间序列</translation>
        </message>
        <message>
            <source>Area mean</source>
            <translation>区域均值</translation>
        </message>
        <message>
            <source>Pin the mean time series of the targets in an area you draw</source>
            <translation>固定您绘制区域内目标的平均时间序列</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>参考</translation>
        </message>
        <message>
            <source>Make velocities and series relative to the target you click</source>
            <translation>使速度和序列相对于您单击的目标</translation>
        </message>
        <message>
            <source>Reference area</source>
            <translation>参考区域</translation>
        </message>
        <message>
            <source>Make velocities and series relative to the mean of an area you draw</source>
            <translation>使速度和序列相对于您绘制区域的均值</translation>
        </message>
        <message>
            <source>Show the pinned time series below the map</source>
            <translation>在地图下方显示固定的时间序列</translation>
        </message>
        <message>
            <source>Table of targets</source>
            <translation>目标表</translation>
        </message>
        <message>
            <source>Show the targets as a table below the map</source>
            <translation>在地图下方以表格显示目标</translation>
        </message>
        <message>
            <source>Symbols</source>
            <translation>符号</translation>
        </message>
    </context>
    <context>
        <name>scarp::ExportDialog</name>
        <message>
            <source>A4, wide</source>
            <translation>A4，横向</translation>
        </message>
        <message>
            <source>A4, tall</source>
            <translation>A4，纵向</translation>
        </message>
        <message>
            <source>A3, wide</source>
            <translation>A3，横向</translation>
        </message>
        <message>
            <source>A3, tall</source>
            <translation>A3，纵向</translation>
        </message>
        <message>
            <source>Slide, 16:9</source>
            <translation>幻灯片，16:9</translation>
        </message>
        <message>
            <source>PNG image</source>
            <translation>PNG 图像</translation>
        </message>
        <message>
            <source>PDF, text as text</source>
            <translation>PDF，文字为文本</translation>
        </message>
        <message>
            <source>GeoTIFF, map alone</source>
            <translation>GeoTIFF，仅地图</translation>
        </message>
        <message>
            <source>Export the view</source>
            <translation>导出视图</translation>
        </message>
        <message>
            <source>Cancelled; no file was written.</source>
            <translation>已取消；没有写出文件。</translation>
        </message>
        <message>
            <source>Own size</source>
            <translation>自定义大小</translation>
        </message>
        <message>
            <source> mm</source>
            <translation> 毫米</translation>
        </message>
        <message>
            <source> dpi</source>
            <translation> dpi</translation>
        </message>
        <message>
            <source>As the map</source>
            <translation>同地图</translation>
        </message>
        <message>
            <source>Take the scale of the map on the screen</source>
            <translation>采用屏幕上地图的比例尺</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>图幅</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Resolution</source>
            <translation>分辨率</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>比例尺</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Credits</source>
            <translation>版权</translation>
        </message>
        <message>
            <source>Scale bar</source>
            <translation>比例尺条</translation>
        </message>
        <message>
            <source>North arrow</source>
            <translation>指北针</translation>
        </message>
        <message>
            <source>Legend</source>
            <translation>图例</translation>
        </message>
        <message>
            <source>Credits, CRS</source>
            <translation>版权、坐标系</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>Drawing the preview…</source>
            <translation>正在绘制预览…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>%1 × %2 pixels</source>
            <translation>%1 × %2 像素</translation>
        </message>
        <message>
            <source>map</source>
            <translation>地图</translation>
        </message>
        <message>
            <source>Export the view to a file</source>
            <translation>将视图导出为文件</translation>
        </message>
        <message>
            <source>Written: %1</source>
            <translation>已写出：%1</translation>
        </message>
    </context>
    <context>
        <name>scarp::FilterForm</name>
        <message>
            <source>mm/yr</source>
            <translation>毫米/年</translation>
        </message>
        <message>
            <source>%</source>
            <translation>%</translation>
        </message>
        <message>
            <source>Draw</source>
            <translation>绘制</translation>
        </message>
        <message>
            <source>Shown extent</source>
            <translation>当前范围</translation>
        </message>
        <message>
            <source>any</source>
            <translation>不限</translation>
        </message>
        <message>
            <source>Velocities of this range, mm/yr, positive = toward the satellite</source>
            <translation>此范围内的速度，毫米/年，正值 = 朝向卫星</translation>
        </message>
        <message>
            <source>At least this fast, whichever way</source>
            <translation>不论方向，至少这么快</translation>
        </message>
        <message>
            <source>90 % and more</source>
            <translation>90 % 及以上</translation>
        </message>
        <message>
            <source>95 % and more</source>
            <translation>95 % 及以上</translation>
        </message>
        <message>
            <source>99 %</source>
            <translation>99 %</translation>
        </message>
        <message>
            <source>gi_z &lt; -1.96 and height &gt; 3000</source>
            <translation>gi_z &lt; -1.96 and height &gt; 3000</translation>
        </message>
        <message>
            <source>Comparisons of columns with numbers, joined by “and”; Return applies them</source>
            <translation>列与数字的比较，以 “and” 连接；按回车应用</translation>
        </message>
        <message>
            <source>Draw an area on the map; only targets inside are shown</source>
            <translation>在地图上绘制区域；只显示其中的目标</translation>
        </message>
        <message>
            <source>Only targets in what the map shows now</source>
            <translation>只显示地图当前范围内的目标</translation>
        </message>
        <message>
            <source>Coherence ≥</source>
            <translation>相干性 ≥</translation>
        </message>
        <message>
            <source>|v| ≥</source>
            <translation>|v| ≥</translation>
        </message>
        <message>
            <source>v, mm/yr</source>
            <translation>v，毫米/年</translation>
        </message>
        <message>
            <source>|z| ≥</source>
            <translation>|z| ≥</translation>
        </message>
        <message>
            <source>Gi* class</source>
            <translation>Gi* 等级</translation>
        </message>
        <message>
            <source>Dates ≥</source>
            <translation>日期数 ≥</translation>
        </message>
        <message>
            <source>Inside</source>
            <translation>位于</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>This table has no coherence</source>
            <translation>此表没有相干性</translation>
        </message>
        <message>
            <source>This table has no z-scores; make one that has them with: scarp hotspot</source>
            <translation>此表没有 z 得分；可用以下命令生成：scarp hotspot</translation>
        </message>
        <message>
            <source>This table has no time series in memory</source>
            <translation>此表的时间序列不在内存中</translation>
        </message>
        <message>
            <source>anywhere</source>
            <translation>任何地方</translation>
        </message>
        <message>
            <source>the drawn area or extent</source>
            <translation>绘制的区域或范围</translation>
        </message>
        <message>
            <source>polygons of %1</source>
            <translation>%1 的多边形</translation>
        </message>
    </context>
    <context>
        <name>scarp::GiLayer</name>
        <message>
            <source>Gi*, positive = motion toward the satellite gathers</source>
            <translation>Gi*，正值 = 朝向卫星的运动聚集</translation>
        </message>
        <message>
            <source>not significant</source>
            <translation>不显著</translation>
        </message>
        <message>
            <source>hot, %1</source>
            <translation>热点，%1</translation>
        </message>
        <message>
            <source>cold, %1</source>
            <translation>冷点，%1</translation>
        </message>
    </context>
    <context>
        <name>scarp::History</name>
        <message>
            <source>Project</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>As opened</source>
            <translation>刚打开时</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>标注</translation>
        </message>
        <message>
            <source>As saved</source>
            <translation>与已保存的一致</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Take back the last change of the project</source>
            <translation>撤销项目的上一次更改</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Do again what was taken back</source>
            <translation>重做被撤销的操作</translation>
        </message>
    </context>
    <context>
        <name>scarp::HotSpotPanel</name>
        <message>
            <source>Correct for many tests (FDR)</source>
            <translation>多重检验校正（FDR）</translation>
        </message>
        <message>
            <source>Show on the map</source>
            <translation>在地图上显示</translation>
        </message>
        <message>
            <source>Which distance?</source>
            <translation>选哪个距离？</translation>
        </message>
        <message>
            <source>Layer of the whole scene</source>
            <translation>全景图层</translation>
        </message>
        <message>
            <source>Coherent targets whose values are looked at</source>
            <translation>考察其数值的相干目标</translation>
        </message>
        <message>
            <source>The column with the values: the velocity, or another one with numbers</source>
            <translation>数值所在的列：速度，或其他数值列</translation>
        </message>
        <message>
            <source>Targets</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Targets this near or nearer are neighbours; drag to see what changes</source>
            <translation>不远于此距离的目标互为邻点；拖动以观察变化</translation>
        </message>
        <message>
            <source> m</source>
            <translation> 米</translation>
        </message>
        <message>
            <source>&amp;Distance</source>
            <translation>距离(&amp;D)</translation>
        </message>
        <message>
            <source>is its own neighbour: Gi*, as in ArcGIS</source>
            <translation>是自身的邻点：Gi*，与 ArcGIS 相同</translation>
        </message>
        <message>
            <source>is left out: Gi, with its own mean and variance</source>
            <translation>不计入：Gi，采用其自身的均值和方差</translation>
        </message>
        <message>
            <source>has weight 0 in the formula of Gi*</source>
            <translation>在 Gi* 公式中权重为 0</translation>
        </message>
        <message>
            <source>The published formula and the usual tools differ in what a target is to itself</source>
            <translation>已发表的公式与常用工具对“目标自身”的处理不同</translation>
        </message>
        <message>
            <source>Benjamini-Hochberg over all targets of the scene; z and p stay as they are</source>
            <translation>对场景全部目标作 Benjamini-Hochberg 校正；z 和 p 保持不变</translation>
        </message>
        <message>
            <source>A target</source>
            <translation>目标自身</translation>
        </message>
        <message>
            <source>Colour the targets in view by what is found at this distance</source>
            <translation>按此距离下的结果为视图内目标着色</translation>
        </message>
        <message>
            <source>by confidence</source>
            <translation>按置信度</translation>
        </message>
        <message>
            <source>by z-score</source>
            <translation>按 z 得分</translation>
        </message>
        <message>
            <source>Velocity (%1)</source>
            <translation>速度（%1）</translation>
        </message>
        <message>
            <source>Add coherent targets to the project to look for hot spots.</source>
            <translation>请向项目添加相干目标以寻找热点。</translation>
        </message>
        <message>
            <source>Reading the targets…</source>
            <translation>正在读取目标…</translation>
        </message>
        <message>
            <source>n %1, mean %2, S %3 (whole scene)</source>
            <translation>n %1，均值 %2，S %3（全景）</translation>
        </message>
        <message>
            <source>; %1 without a value left out</source>
            <translation>；%1 个无值，未计入</translation>
        </message>
        <message>
            <source>≥ %1 %</source>
            <translation>≥ %1 %</translation>
        </message>
        <message>
            <source>hot in view</source>
            <translation>视图内热点</translation>
        </message>
        <message>
            <source>hot in the scene</source>
            <translation>场景内热点</translation>
        </message>
        <message>
            <source>cold in view</source>
            <translation>视图内冷点</translation>
        </message>
        <message>
            <source>cold in the scene</source>
            <translation>场景内冷点</translation>
        </message>
        <message>
            <source>Corrected for many tests (FDR).</source>
            <translation>已作多重检验校正（FDR）。</translation>
        </message>
        <message>
            <source>Not corrected yet: the whole scene is being computed.</source>
            <translation>尚未校正：正在计算全景。</translation>
        </message>
        <message>
            <source>%1 targets in view; neighbours within %2 m: %3 to %4, median %5</source>
            <translation>视图内 %1 个目标；%2 米内邻点 %3 至 %4 个，中位数 %5</translation>
        </message>
        <message>
            <source>⚠ %1 % of the targets in view have fewer than 8 neighbours (%2 % have none): their z-scores say little. Choose a larger distance.</source>
            <translation>⚠ 视图内 %1 % 的目标邻点少于 8 个（%2 % 没有邻点）：其 z 得分意义不大。请选择更大的距离。</translation>
        </message>
    </context>
    <context>
        <name>scarp::KindDialog</name>
        <message>
            <source>Add layer</source>
            <translation>添加图层</translation>
        </message>
        <message>
            <source>What is %1?</source>
            <translation>%1 是什么？</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
    </context>
    <context>
        <name>scarp::LabelTools</name>
        <message>
            <source>Choose</source>
            <translation>选择</translation>
        </message>
        <message>
            <source>Choose areas: click, Shift+click for more, drag for a box</source>
            <translation>选择区域：单击；Shift+单击增选；拖动框选</translation>
        </message>
        <message>
            <source>Draw area</source>
            <translation>绘制区域</translation>
        </message>
        <message>
            <source>Draw the outline of a new area</source>
            <translation>绘制新区域的轮廓</translation>
        </message>
        <message>
            <source>Corners</source>
            <translation>角点</translation>
        </message>
        <message>
            <source>Move, add and delete the corners of an area</source>
            <translation>移动、添加和删除区域的角点</translation>
        </message>
        <message>
            <source>Cut hole</source>
            <translation>挖孔</translation>
        </message>
        <message>
            <source>Cut a hole into an area, or trim it</source>
            <translation>在区域中挖孔或修剪</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>分割</translation>
        </message>
        <message>
            <source>Split areas along a line</source>
            <translation>沿一条线分割区域</translation>
        </message>
        <message>
            <source>Accept prediction</source>
            <translation>采纳预测</translation>
        </message>
        <message>
            <source>Take over an area that a model found</source>
            <translation>采纳模型找到的区域</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>合并</translation>
        </message>
        <message>
            <source>Unite the chosen areas</source>
            <translation>合并所选区域</translation>
        </message>
        <message>
            <source>Snap</source>
            <translation>吸附</translation>
        </message>
        <message>
            <source>New corners snap to corners and edges nearby; S while drawing</source>
            <translation>新角点吸附到附近的角点和边；绘制时按 S 切换</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Take back the last edit of the labels</source>
            <translation>撤销标注的上一次编辑</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Do again what was taken back</source>
            <translation>重做被撤销的操作</translation>
        </message>
        <message>
            <source>Save labels</source>
            <translation>保存标注</translation>
        </message>
        <message>
            <source>Write the labels to their file</source>
            <translation>将标注写入其文件</translation>
        </message>
        <message>
            <source>Choose in the panel whose labels to edit.</source>
            <translation>请在面板中选择要编辑谁的标注。</translation>
        </message>
        <message>
            <source>Choose at least two areas first, with Shift+click.</source>
            <translation>请先用 Shift+单击至少选择两个区域。</translation>
        </message>
        <message>
            <source>Nothing to undo.</source>
            <translation>没有可撤销的操作。</translation>
        </message>
        <message>
            <source>Nothing to redo.</source>
            <translation>没有可重做的操作。</translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <translation>撤销：%1</translation>
        </message>
        <message>
            <source>Redo: %1</source>
            <translation>重做：%1</translation>
        </message>
        <message>
            <source>Everything is saved.</source>
            <translation>已全部保存。</translation>
        </message>
    </context>
    <context>
        <name>scarp::LabelWorkspace</name>
        <message>
            <source>Areas</source>
            <translation>区域</translation>
        </message>
        <message>
            <source>Check all areas</source>
            <translation>检查全部区域</translation>
        </message>
        <message>
            <source>Look for crossings, tiny areas, overlaps and areas drawn twice; the notices list them</source>
            <translation>查找自相交、过小、重叠和重复绘制的区域；列于提示中</translation>
        </message>
        <message>
            <source>Add an expert...</source>
            <translation>添加专家...</translation>
        </message>
        <message>
            <source>A new, empty set of labels of another expert</source>
            <translation>另一位专家的一套新的空标注</translation>
        </message>
        <message>
            <source>No expert of this project has drawn these labels.</source>
            <translation>这些标注不是本项目任何专家绘制的。</translation>
        </message>
        <message>
            <source>Add the file as an expert's labels to edit a copy.</source>
            <translation>请将该文件作为专家标注添加，以编辑其副本。</translation>
        </message>
        <message>
            <source>Unsaved edits of %1 were found from a session that ended without saving.</source>
            <translation>发现 %1 的未保存编辑，来自一次未保存就结束的会话。</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>Open these labels in the Label workspace: the edits come back and can be saved or undone.</source>
            <translation>在标注工作区打开这些标注：编辑将恢复，可保存或撤销。</translation>
        </message>
        <message numerus="yes">
            <source>Saved: %n areas</source>
            <translation>
                <numerusform>已保存：%n 个区域</numerusform>
            </translation>
        </message>
        <message>
            <source>Unsaved labels</source>
            <translation>未保存的标注</translation>
        </message>
        <message>
            <source>Save the labels of %1?</source>
            <translation>保存 %1 的标注？</translation>
        </message>
        <message numerus="yes">
            <source>Discarding loses %n edits since the last save.</source>
            <translation>
                <numerusform>放弃将丢失上次保存后的 %n 次编辑。</numerusform>
            </translation>
        </message>
        <message>
            <source>Open a project first: experts belong to it.</source>
            <translation>请先打开项目：专家属于项目。</translation>
        </message>
        <message>
            <source>Add an expert</source>
            <translation>添加专家</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message numerus="yes">
            <source>No remark on any of %n areas.</source>
            <translation>
                <numerusform>%n 个区域均无问题。</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose in the panel whose labels to check.</source>
            <translation>请在面板中选择要检查谁的标注。</translation>
        </message>
        <message numerus="yes">
            <source>%n remarks; the notices list them.</source>
            <translation>
                <numerusform>%n 条备注；见提示列表。</numerusform>
            </translation>
        </message>
        <message>
            <source>The first one is on the map now.</source>
            <translation>第一条已显示在地图上。</translation>
        </message>
        <message>
            <source>There is no visible layer of predicted areas.</source>
            <translation>没有可见的预测区域图层。</translation>
        </message>
        <message>
            <source>Predict with a trained model first, or show its areas in the layer tree.</source>
            <translation>请先用训练好的模型预测，或在图层树中显示其区域。</translation>
        </message>
    </context>
    <context>
        <name>scarp::Language</name>
        <message>
            <source>System</source>
            <translation>跟随系统</translation>
        </message>
    </context>
    <context>
        <name>scarp::LayerActions</name>
        <message>
            <source>Zoom to layer</source>
            <translation>缩放至图层</translation>
        </message>
        <message>
            <source>Show the whole of the selected layer</source>
            <translation>显示所选图层的全部范围</translation>
        </message>
        <message>
            <source>Edit labels</source>
            <translation>编辑标注</translation>
        </message>
        <message>
            <source>Open the selected labels for drawing</source>
            <translation>打开所选标注以便绘制</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Give the selected row another name</source>
            <translation>为所选行改名</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>复制图层</translation>
        </message>
        <message>
            <source>The same file again, to be shown in another style</source>
            <translation>同一文件再加一次，以便用另一种样式显示</translation>
        </message>
        <message>
            <source>Move to top</source>
            <translation>移到顶部</translation>
        </message>
        <message>
            <source>Draw the selected rows above all others of their group</source>
            <translation>将所选行绘制在组内其他行之上</translation>
        </message>
        <message>
            <source>Move to bottom</source>
            <translation>移到底部</translation>
        </message>
        <message>
            <source>Draw the selected rows below all others of their group</source>
            <translation>将所选行绘制在组内其他行之下</translation>
        </message>
        <message>
            <source>New group</source>
            <translation>新建组</translation>
        </message>
        <message>
            <source>Put the selected rows into a group of their own</source>
            <translation>将所选行放入一个新组</translation>
        </message>
        <message>
            <source>Dissolve group</source>
            <translation>解散组</translation>
        </message>
        <message>
            <source>Move its rows out and remove the group</source>
            <translation>移出其中的行并删除该组</translation>
        </message>
        <message>
            <source>One layer at a time</source>
            <translation>一次一个图层</translation>
        </message>
        <message>
            <source>Showing one layer of the group hides its others</source>
            <translation>显示组中一个图层时隐藏其他图层</translation>
        </message>
        <message>
            <source>Any number of layers</source>
            <translation>图层数不限</translation>
        </message>
        <message>
            <source>Repair source…</source>
            <translation>修复来源…</translation>
        </message>
        <message>
            <source>Say where the file of the layer is now</source>
            <translation>指明图层文件现在的位置</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Take the selected rows out of the project; files stay</source>
            <translation>将所选行移出项目；文件保留</translation>
        </message>
        <message>
            <source>Select a layer first.</source>
            <translation>请先选择一个图层。</translation>
        </message>
        <message>
            <source>Select one layer first.</source>
            <translation>请只选择一个图层。</translation>
        </message>
        <message>
            <source>Select a group first.</source>
            <translation>请先选择一个组。</translation>
        </message>
        <message>
            <source>These labels are being edited.</source>
            <translation>正在编辑这些标注。</translation>
        </message>
        <message>
            <source>Select an expert's labels first.</source>
            <translation>请先选择一位专家的标注。</translation>
        </message>
        <message>
            <source>Labels belong to one expert and are not duplicated.</source>
            <translation>标注属于一位专家，不能复制。</translation>
        </message>
        <message>
            <source>Open a project first.</source>
            <translation>请先打开项目。</translation>
        </message>
        <message>
            <source>Labels that are being edited stay.</source>
            <translation>正在编辑的标注会保留。</translation>
        </message>
        <message>
            <source>Remove %1</source>
            <translation>移除 %1</translation>
        </message>
        <message numerus="yes">
            <source>Remove %n rows</source>
            <translation>
                <numerusform>移除 %n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 was removed from the project.</source>
            <translation>已从项目中移除 %1。</translation>
        </message>
        <message numerus="yes">
            <source>%n rows were removed from the project.</source>
            <translation>
                <numerusform>已从项目中移除 %n 行。</numerusform>
            </translation>
        </message>
        <message>
            <source>Undo brings it back; files stay where they are.</source>
            <translation>撤销可恢复；文件原地不动。</translation>
        </message>
        <message>
            <source>%1 (copy)</source>
            <translation>%1（副本）</translation>
        </message>
        <message>
            <source>Duplicate %1</source>
            <translation>复制 %1</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>编组</translation>
        </message>
        <message>
            <source>Dissolve %1</source>
            <translation>解散 %1</translation>
        </message>
        <message>
            <source>Where is %1 now?</source>
            <translation>%1 现在在哪里？</translation>
        </message>
        <message>
            <source>Files named %1 (%1)</source>
            <translation>名为 %1 的文件 (%1)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>Repair %1</source>
            <translation>修复 %1</translation>
        </message>
        <message>
            <source>More files have moved</source>
            <translation>更多文件已移动</translation>
        </message>
        <message numerus="yes">
            <source>%n more missing files are there too. Repair them all?</source>
            <translation>
                <numerusform>那里还有 %n 个缺失的文件。全部修复吗？</numerusform>
            </translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>Repair all</source>
            <translation>全部修复</translation>
        </message>
        <message>
            <source>Only this one</source>
            <translation>仅此一个</translation>
        </message>
    </context>
    <context>
        <name>scarp::LayerAdder</name>
        <message>
            <source>Optical image</source>
            <translation>光学影像</translation>
        </message>
        <message>
            <source>Height model</source>
            <translation>高程模型</translation>
        </message>
        <message>
            <source>Coherent targets</source>
            <translation>相干目标</translation>
        </message>
        <message>
            <source>Hot spots or velocity, away and toward</source>
            <translation>热点或速度，远离与朝向</translation>
        </message>
        <message>
            <source>Slope</source>
            <translation>坡度</translation>
        </message>
        <message>
            <source>Aspect</source>
            <translation>坡向</translation>
        </message>
        <message>
            <source>An expert's labels, copied into the project</source>
            <translation>专家的标注，将复制到项目中</translation>
        </message>
        <message>
            <source>Consensus of the experts</source>
            <translation>专家共识</translation>
        </message>
        <message>
            <source>Probability of a model</source>
            <translation>模型的概率</translation>
        </message>
        <message>
            <source>Areas that a model found</source>
            <translation>模型找到的区域</translation>
        </message>
        <message>
            <source>Base map of the web</source>
            <translation>网络底图</translation>
        </message>
        <message>
            <source>Reference: faults, old landslides, borders</source>
            <translation>参考：断层、老滑坡、边界</translation>
        </message>
        <message>
            <source>Add layers</source>
            <translation>添加图层</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>Rasters (*.tif *.tiff *.vrt *.img *.jp2 *.png *.jpg)</source>
            <translation>栅格 (*.tif *.tiff *.vrt *.img *.jp2 *.png *.jpg)</translation>
        </message>
        <message>
            <source>Vector files (*.gpkg *.shp *.geojson *.json *.kml)</source>
            <translation>矢量文件 (*.gpkg *.shp *.geojson *.json *.kml)</translation>
        </message>
        <message>
            <source>Tables of coherent targets (*.csv *.zip *.txt)</source>
            <translation>相干目标表 (*.csv *.zip *.txt)</translation>
        </message>
        <message>
            <source>Looking at %1</source>
            <translation>正在查看 %1</translation>
        </message>
        <message>
            <source>Adding %1</source>
            <translation>正在添加 %1</translation>
        </message>
        <message>
            <source>Add %1</source>
            <translation>添加 %1</translation>
        </message>
    </context>
    <context>
        <name>scarp::LayerCommands</name>
        <message>
            <source>Add layer…</source>
            <translation>添加图层…</translation>
        </message>
        <message>
            <source>Add rasters, vector files or tables of coherent targets</source>
            <translation>添加栅格、矢量文件或相干目标表</translation>
        </message>
        <message>
            <source>%1 was added to the project.</source>
            <translation>已将 %1 添加到项目。</translation>
        </message>
        <message>
            <source>Map themes</source>
            <translation>地图主题</translation>
        </message>
    </context>
    <context>
        <name>scarp::LayerMaker</name>
        <message>
            <source>Spread as far as the distance</source>
            <translation>与距离相同</translation>
        </message>
        <message>
            <source>Make layer</source>
            <translation>生成图层</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Radius of the kernel density, which turns the z-scores of targets into a raster per km²</source>
            <translation>核密度半径，将目标的 z 得分转为每平方公里的栅格</translation>
        </message>
        <message>
            <source> m</source>
            <translation> 米</translation>
        </message>
        <message>
            <source>The command that the button runs</source>
            <translation>此按钮运行的命令</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Copy the command</source>
            <translation>复制命令</translation>
        </message>
        <message>
            <source>Asked to stop</source>
            <translation>已请求停止</translation>
        </message>
        <message>
            <source>%1 failed: %2. %3</source>
            <translation>%1 失败：%2。%3</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>There are no coherent targets in this project</source>
            <translation>本项目没有相干目标</translation>
        </message>
        <message>
            <source>A run is at work; wait for its end or cancel it</source>
            <translation>有运行正在进行；请等它结束或取消</translation>
        </message>
        <message>
            <source>Run the whole scene with these values, in a process of its own; the studio may be closed meanwhile</source>
            <translation>用这些数值计算全景，在独立进程中运行；其间可以关闭工作台</translation>
        </message>
        <message>
            <source>, %1 left</source>
            <translation>，剩余 %1</translation>
        </message>
    </context>
    <context>
        <name>scarp::LayerModel</name>
        <message>
            <source>Show layers</source>
            <translation>显示图层</translation>
        </message>
        <message>
            <source>Hide layers</source>
            <translation>隐藏图层</translation>
        </message>
        <message>
            <source>Group; one of its layers is shown at a time</source>
            <translation>组；一次只显示其中一个图层</translation>
        </message>
        <message>
            <source>Group; Ctrl+click on its box: with all in it</source>
            <translation>组；Ctrl+单击其复选框：连同其中全部</translation>
        </message>
        <message>
            <source>%1 — file missing</source>
            <translation>%1 — 文件缺失</translation>
        </message>
        <message>
            <source>%1 — cannot be shown</source>
            <translation>%1 — 无法显示</translation>
        </message>
        <message>
            <source>%1 — loading</source>
            <translation>%1 — 正在加载</translation>
        </message>
        <message>
            <source>Being edited in the Label workspace</source>
            <translation>正在标注工作区编辑</translation>
        </message>
        <message>
            <source>Locked: “Edit labels” opens them for drawing</source>
            <translation>已锁定：“编辑标注”可打开绘制</translation>
        </message>
        <message>
            <source>Rename to %1</source>
            <translation>重命名为 %1</translation>
        </message>
        <message>
            <source>Move layers</source>
            <translation>移动图层</translation>
        </message>
    </context>
    <context>
        <name>scarp::LayerPanel</name>
        <message>
            <source>Add layer…</source>
            <translation>添加图层…</translation>
        </message>
        <message>
            <source>Add rasters, vector files or tables of coherent targets; files can be dropped here too</source>
            <translation>添加栅格、矢量文件或相干目标表；也可将文件拖到这里</translation>
        </message>
    </context>
    <context>
        <name>scarp::LayerProperties</name>
        <message>
            <source>Opacity of the selected layers</source>
            <translation>所选图层的不透明度</translation>
        </message>
        <message>
            <source>Opacity</source>
            <translation>不透明度</translation>
        </message>
        <message>
            <source> %</source>
            <translation> %</translation>
        </message>
        <message>
            <source>How the colours of the selected layers meet those below</source>
            <translation>所选图层的颜色如何与其下方的颜色混合</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>Multiply</source>
            <translation>正片叠底</translation>
        </message>
        <message>
            <source>Screen</source>
            <translation>滤色</translation>
        </message>
        <message>
            <source>Overlay</source>
            <translation>叠加</translation>
        </message>
        <message>
            <source>Darken</source>
            <translation>变暗</translation>
        </message>
        <message>
            <source>Lighten</source>
            <translation>变亮</translation>
        </message>
        <message>
            <source> mm/yr</source>
            <translation> 毫米/年</translation>
        </message>
        <message>
            <source>Coherent targets within this velocity count as stable and are drawn small and grey</source>
            <translation>速度在此范围内的相干目标视为稳定，以小灰点绘制</translation>
        </message>
        <message>
            <source>Suggest</source>
            <translation>建议</translation>
        </message>
        <message>
            <source>From the spread of the velocities of the whole set</source>
            <translation>取自整个数据集速度的离散程度</translation>
        </message>
        <message>
            <source>Blend</source>
            <translation>混合</translation>
        </message>
        <message>
            <source>Stable</source>
            <translation>稳定</translation>
        </message>
        <message>
            <source>Blend mode</source>
            <translation>混合模式</translation>
        </message>
        <message>
            <source>Stability threshold</source>
            <translation>稳定性阈值</translation>
        </message>
        <message>
            <source>Select a layer first.</source>
            <translation>请先选择一个图层。</translation>
        </message>
    </context>
    <context>
        <name>scarp::LayerTreeView</name>
        <message>
            <source>Layers</source>
            <translation>图层</translation>
        </message>
        <message>
            <source>No layers yet. Drop files here, or use “Add layer…”.</source>
            <translation>还没有图层。请将文件拖到这里，或使用“添加图层…”。</translation>
        </message>
    </context>
    <context>
        <name>scarp::LearningCurves</name>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>IoU</source>
            <translation>IoU</translation>
        </message>
        <message>
            <source>Logarithmic loss</source>
            <translation>对数损失</translation>
        </message>
        <message>
            <source>Smoothing of the curves; the raw values stay faint behind</source>
            <translation>曲线的平滑程度；原始值以淡色留在后面</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <source>Save the charts as PNG, or their values as CSV</source>
            <translation>将图表保存为 PNG，或将其数值保存为 CSV</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>平滑</translation>
        </message>
        <message>
            <source>solid: training, dashed: validation</source>
            <translation>实线：训练，虚线：验证</translation>
        </message>
        <message>
            <source>No training run is shown. Start one, or tick runs in the table to see their curves.</source>
            <translation>没有显示训练运行。请启动一个，或在表中勾选运行以查看其曲线。</translation>
        </message>
        <message>
            <source> (validation)</source>
            <translation>（验证）</translation>
        </message>
        <message>
            <source>%1 as published</source>
            <translation>%1（已发表）</translation>
        </message>
        <message>
            <source>Export the curves</source>
            <translation>导出曲线</translation>
        </message>
        <message>
            <source>Picture (*.png)</source>
            <translation>图片 (*.png)</translation>
        </message>
        <message>
            <source>Values (*.csv)</source>
            <translation>数值 (*.csv)</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
    </context>
    <context>
        <name>scarp::LimitSlider</name>
        <message>
            <source>any</source>
            <translation>不限</translation>
        </message>
    </context>
    <context>
        <name>scarp::MainWindow</name>
        <message>
            <source>Layers</source>
            <translation>图层</translation>
        </message>
        <message>
            <source>Drawer</source>
            <translation>抽屉</translation>
        </message>
        <message>
            <source>Notices</source>
            <translation>提示</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Layer</source>
            <translation>图层(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Tools</source>
            <translation>工具(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>New project…</source>
            <translation>新建项目…</translation>
        </message>
        <message>
            <source>A new project from an image and its data</source>
            <translation>由影像及其数据新建项目</translation>
        </message>
        <message>
            <source>Open project…</source>
            <translation>打开项目…</translation>
        </message>
        <message>
            <source>Open a project folder</source>
            <translation>打开项目文件夹</translation>
        </message>
        <message>
            <source>Close project</source>
            <translation>关闭项目</translation>
        </message>
        <message>
            <source>Close the project</source>
            <translation>关闭当前项目</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Leave the studio</source>
            <translation>退出工作台</translation>
        </message>
        <message>
            <source>Explore</source>
            <translation>浏览</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>标注</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>评审</translation>
        </message>
        <message>
            <source>Look at image, targets and hot spots</source>
            <translation>查看影像、目标和热点</translation>
        </message>
        <message>
            <source>Draw and check areas</source>
            <translation>绘制并检查区域</translation>
        </message>
        <message>
            <source>Train models and watch them</source>
            <translation>训练模型并观察</translation>
        </message>
        <message>
            <source>Compare models</source>
            <translation>对比模型</translation>
        </message>
        <message>
            <source>Layer panel</source>
            <translation>图层面板</translation>
        </message>
        <message>
            <source>Workspace panel</source>
            <translation>工作区面板</translation>
        </message>
        <message>
            <source>Show or hide it</source>
            <translation>显示或隐藏</translation>
        </message>
        <message>
            <source>Find a command…</source>
            <translation>查找命令…</translation>
        </message>
        <message>
            <source>Every action and layer by its name</source>
            <translation>按名称查找所有命令和图层</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>工具</translation>
        </message>
        <message>
            <source>%1%2[*] – Scarp</source>
            <translation>%1%2[*] – Scarp</translation>
        </message>
        <message>
            <source> (synthetic)</source>
            <translation>（合成）</translation>
        </message>
        <message>
            <source>This project is synthetic: nothing in it was measured</source>
            <translation>本项目为合成数据：其中没有任何实测值</translation>
        </message>
        <message>
            <source>Scarp</source>
            <translation>Scarp</translation>
        </message>
        <message>
            <source>Draw the map when it moves; off: it stands still until it is on again</source>
            <translation>地图移动时重绘；关闭后地图保持不动，直到再次打开</translation>
        </message>
        <message>
            <source>Draw the map</source>
            <translation>绘制地图</translation>
        </message>
        <message>
            <source>Render</source>
            <translation>绘制</translation>
        </message>
        <message>
            <source>The map stands still until Render is on again</source>
            <translation>地图保持不动，直到重新打开“绘制”</translation>
        </message>
        <message>
            <source>Pan the map</source>
            <translation>平移地图</translation>
        </message>
        <message>
            <source>Drag the map; Space or the middle button do the same with any tool</source>
            <translation>拖动地图；使用任何工具时，空格键或鼠标中键也可平移</translation>
        </message>
        <message>
            <source>Zoom in by a box</source>
            <translation>拉框放大</translation>
        </message>
        <message>
            <source>Click or drag a box to zoom in; with Alt it zooms out</source>
            <translation>单击或拉框放大；按住 Alt 则缩小</translation>
        </message>
        <message>
            <source>Zoom out by a box</source>
            <translation>拉框缩小</translation>
        </message>
        <message>
            <source>Click or drag a box to zoom out; with Alt it zooms in</source>
            <translation>单击或拉框缩小；按住 Alt 则放大</translation>
        </message>
    </context>
    <context>
        <name>scarp::MapCompare</name>
        <message>
            <source>Compare</source>
            <translation>对比</translation>
        </message>
        <message>
            <source>Two map themes against each other: swipe, lens, flicker, side by side</source>
            <translation>两个地图主题互相对比：卷帘、透镜、闪烁、并排</translation>
        </message>
        <message>
            <source>the map as it is</source>
            <translation>当前地图</translation>
        </message>
    </context>
    <context>
        <name>scarp::MapExport</name>
        <message>
            <source>A sheet of %1 x %2 pixels is too large</source>
            <translation>%1 x %2 像素的图幅太大</translation>
        </message>
        <message>
            <source>%1 cannot be written</source>
            <translation>无法写入 %1</translation>
        </message>
    </context>
    <context>
        <name>scarp::MapSharing</name>
        <message>
            <source>Map tools</source>
            <translation>地图工具</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>测量</translation>
        </message>
        <message>
            <source>Measure distance, area and bearing: click corners, right click ends</source>
            <translation>测量距离、面积和方位：单击各角点，右键结束</translation>
        </message>
        <message>
            <source>The measured values are on the clipboard.</source>
            <translation>测量值已在剪贴板上。</translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>书签</translation>
        </message>
        <message>
            <source>New bookmark…</source>
            <translation>新建书签…</translation>
        </message>
        <message>
            <source>Keep the place that the map shows</source>
            <translation>保存地图当前显示的地点</translation>
        </message>
        <message>
            <source>Kept places: go there, rename, delete, order</source>
            <translation>已保存的地点：前往、重命名、删除、排序</translation>
        </message>
        <message>
            <source>Go to a bookmark</source>
            <translation>前往书签</translation>
        </message>
        <message>
            <source>Export the view…</source>
            <translation>导出视图…</translation>
        </message>
        <message>
            <source>The map as PNG, PDF or GeoTIFF, with scale bar, north arrow and legend</source>
            <translation>将地图导出为 PNG、PDF 或 GeoTIFF，带比例尺条、指北针和图例</translation>
        </message>
        <message>
            <source>Copy the map</source>
            <translation>复制地图</translation>
        </message>
        <message>
            <source>The map as it is on the screen, as an image on the clipboard</source>
            <translation>将屏幕上的地图作为图片放入剪贴板</translation>
        </message>
        <message>
            <source>The map is on the clipboard.</source>
            <translation>地图已在剪贴板上。</translation>
        </message>
        <message>
            <source>New bookmark</source>
            <translation>新建书签</translation>
        </message>
        <message>
            <source>Name of the place</source>
            <translation>地点名称</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Keep %1</source>
            <translation>保存 %1</translation>
        </message>
        <message>
            <source>'%1' is kept; Ctrl+7 lists all places.</source>
            <translation>已保存“%1”；Ctrl+7 列出全部地点。</translation>
        </message>
        <message>
            <source>Go to %1</source>
            <translation>前往 %1</translation>
        </message>
        <message>
            <source>Show this place</source>
            <translation>显示此地点</translation>
        </message>
        <message>
            <source>Copied: %1</source>
            <translation>已复制：%1</translation>
        </message>
        <message>
            <source>Copy map coordinates  %1</source>
            <translation>复制地图坐标  %1</translation>
        </message>
        <message>
            <source>Copy WGS 84 latitude, longitude  %1</source>
            <translation>复制 WGS 84 纬度、经度  %1</translation>
        </message>
        <message>
            <source>Copy as WKT  %1</source>
            <translation>复制为 WKT  %1</translation>
        </message>
        <message>
            <source>Copy as link  %1</source>
            <translation>复制为链接  %1</translation>
        </message>
        <message>
            <source>Zoom in here</source>
            <translation>在此处放大</translation>
        </message>
        <message>
            <source>Centre here</source>
            <translation>以此处为中心</translation>
        </message>
        <message>
            <source>Bookmark here…</source>
            <translation>在此处加书签…</translation>
        </message>
        <message>
            <source>The view was exported to %1</source>
            <translation>视图已导出到 %1</translation>
        </message>
    </context>
    <context>
        <name>scarp::MapStatus</name>
        <message>
            <source>Go to E N, or longitude latitude</source>
            <translation>前往：东 北，或经度 纬度</translation>
        </message>
        <message>
            <source>Two numbers: map coordinates, or degrees of longitude and latitude. Four: west, south, east, north of an extent</source>
            <translation>两个数：地图坐标，或经度与纬度（度）。四个数：范围的西、南、东、北</translation>
        </message>
        <message>
            <source>Scale of the map; type one to go there</source>
            <translation>地图比例尺；输入数值即可前往</translation>
        </message>
        <message>
            <source>E %1  N %2</source>
            <translation>东 %1  北 %2</translation>
        </message>
        <message>
            <source>N</source>
            <translation>北</translation>
        </message>
        <message>
            <source>S</source>
            <translation>南</translation>
        </message>
        <message>
            <source>E</source>
            <translation>东</translation>
        </message>
        <message>
            <source>W</source>
            <translation>西</translation>
        </message>
        <message>
            <source>'%1' is not a scale</source>
            <translation>“%1”不是比例尺</translation>
        </message>
        <message>
            <source>Type a number, such as 25000.</source>
            <translation>请输入一个数，例如 25000。</translation>
        </message>
        <message>
            <source>'%1' is not a place</source>
            <translation>“%1”不是地点</translation>
        </message>
        <message>
            <source>Type two numbers, east then north; or west, south, east, north of an extent.</source>
            <translation>请输入两个数，先东后北；或一个范围的西、南、东、北。</translation>
        </message>
    </context>
    <context>
        <name>scarp::MeasureTool</name>
        <message>
            <source>Click the first corner to measure</source>
            <translation>单击要测量的第一个角点</translation>
        </message>
        <message>
            <source>Ctrl+C copies the result; click to measure anew; Esc clears</source>
            <translation>Ctrl+C 复制结果；单击重新测量；Esc 清除</translation>
        </message>
        <message>
            <source>Click the next corner; right click ends the line; Backspace takes the last corner back</source>
            <translation>单击下一个角点；右键结束折线；退格键撤回上一个角点</translation>
        </message>
        <message>
            <source>Click the next corner, or the first one to close the area; right click ends the line</source>
            <translation>单击下一个角点，或单击第一个角点以闭合区域；右键结束折线</translation>
        </message>
    </context>
    <context>
        <name>scarp::MessageBar</name>
        <message>
            <source>Dismiss</source>
            <translation>关闭提示</translation>
        </message>
    </context>
    <context>
        <name>scarp::NewProjectPage</name>
        <message>
            <source>Looking at the files…</source>
            <translation>正在查看文件…</translation>
        </message>
        <message>
            <source>Create project</source>
            <translation>创建项目</translation>
        </message>
        <message>
            <source>Rasters (*.tif *.tiff *.vrt *.img *.jp2)</source>
            <translation>栅格 (*.tif *.tiff *.vrt *.img *.jp2)</translation>
        </message>
        <message>
            <source>Optical image</source>
            <translation>光学影像</translation>
        </message>
        <message>
            <source>Red, green and blue, in metres (UTM). It gives the project its CRS and extent.</source>
            <translation>红、绿、蓝波段，以米为单位（UTM）。它决定项目的坐标系和范围。</translation>
        </message>
        <message>
            <source>Height model</source>
            <translation>高程模型</translation>
        </message>
        <message>
            <source>Elevations in metres, for slope and aspect. Can be added later.</source>
            <translation>以米为单位的高程，用于坡度和坡向。可以以后添加。</translation>
        </message>
        <message>
            <source>Coherent targets</source>
            <translation>相干目标</translation>
        </message>
        <message>
            <source>EGMS, CSV, GeoPackage or Shapefile with velocities in mm/yr. Can be added later.</source>
            <translation>EGMS、CSV、GeoPackage 或 Shapefile，速度单位为毫米/年。可以以后添加。</translation>
        </message>
        <message>
            <source>Tables (*.csv *.zip *.gpkg *.shp *.txt)</source>
            <translation>表格 (*.csv *.zip *.gpkg *.shp *.txt)</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>新建项目</translation>
        </message>
        <message>
            <source>A new folder for the project</source>
            <translation>项目的新文件夹</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>The same on the command line</source>
            <translation>对应的命令行</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Drop the files where they belong, or anywhere on this page.</source>
            <translation>把文件拖到相应位置，或拖到本页任何地方。</translation>
        </message>
        <message>
            <source>Looking at %1</source>
            <translation>正在查看 %1</translation>
        </message>
        <message>
            <source>%1 can be added once the project is there: %2.</source>
            <translation>项目建立后可以添加 %1：%2。</translation>
        </message>
        <message>
            <source>%1 × %2 px, %3</source>
            <translation>%1 × %2 像素，%3</translation>
        </message>
        <message>
            <source>%1: distances need metres. Warp it to the UTM zone first, for example with gdalwarp -t_srs.</source>
            <translation>%1：距离需要以米为单位。请先转换到 UTM 分带，例如用 gdalwarp -t_srs。</translation>
        </message>
        <message>
            <source>This is a project: open it instead.</source>
            <translation>这是一个项目：请直接打开。</translation>
        </message>
        <message>
            <source>%1 looks like something else: %2.</source>
            <translation>%1 看起来是别的东西：%2。</translation>
        </message>
        <message>
            <source>Folder for the project</source>
            <translation>项目文件夹</translation>
        </message>
        <message>
            <source>Missing: an optical image.</source>
            <translation>缺少：光学影像。</translation>
        </message>
        <message>
            <source>%1: another file is needed, or none.</source>
            <translation>%1：需要另一个文件，或留空。</translation>
        </message>
        <message>
            <source>Missing: a folder for the project.</source>
            <translation>缺少：项目文件夹。</translation>
        </message>
        <message>
            <source>This folder is a project already: open it, or choose another.</source>
            <translation>此文件夹已是一个项目：请打开它，或选择另一个。</translation>
        </message>
        <message>
            <source>Makes the folder and opens the project</source>
            <translation>创建文件夹并打开项目</translation>
        </message>
        <message>
            <source>Creating the project…</source>
            <translation>正在创建项目…</translation>
        </message>
        <message>
            <source>Everything is there.</source>
            <translation>已齐全。</translation>
        </message>
        <message>
            <source>Ready. Still to come, whenever you like: %1.</source>
            <translation>可以开始了。以后可随时补充：%1。</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
    </context>
    <context>
        <name>scarp::NoticeCount</name>
        <message>
            <source>Notices (%1 new)</source>
            <translation>提示（%1 条新）</translation>
        </message>
        <message>
            <source>Notices</source>
            <translation>提示</translation>
        </message>
    </context>
    <context>
        <name>scarp::NoticeModel</name>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Notice</source>
            <translation>提示</translation>
        </message>
    </context>
    <context>
        <name>scarp::NoticePanel</name>
        <message>
            <source>Nothing to notice. Findings about files, layers and runs appear here.</source>
            <translation>没有需要注意的内容。关于文件、图层和运行的发现会出现在这里。</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
    </context>
    <context>
        <name>scarp::OverviewJobs</name>
        <message>
            <source>Building overviews was stopped.</source>
            <translation>构建金字塔已停止。</translation>
        </message>
        <message>
            <source>Building overviews ended without a word.</source>
            <translation>构建金字塔意外结束，未留下说明。</translation>
        </message>
        <message>
            <source>The map stays as it was.</source>
            <translation>地图保持原样。</translation>
        </message>
    </context>
    <context>
        <name>scarp::OverviewOffers</name>
        <message>
            <source>Build overviews</source>
            <translation>构建金字塔</translation>
        </message>
        <message>
            <source>Smaller copies beside the file, so that it draws quickly</source>
            <translation>在文件旁存放缩小的副本，使其绘制更快</translation>
        </message>
        <message>
            <source>%1 has overviews now.</source>
            <translation>%1 现在有金字塔了。</translation>
        </message>
        <message>
            <source>%1: large and without overviews, so from afar only a coarse picture is shown.</source>
            <translation>%1：很大且没有金字塔，远看时只显示粗略图像。</translation>
        </message>
        <message>
            <source>Building overviews; progress is in the status bar.</source>
            <translation>正在构建金字塔；进度见状态栏。</translation>
        </message>
        <message>
            <source>They are being built</source>
            <translation>正在构建</translation>
        </message>
        <message>
            <source>Only for a large raster that has none, while it is on the map</source>
            <translation>仅用于地图上没有金字塔的大型栅格</translation>
        </message>
    </context>
    <context>
        <name>scarp::PinnedModel</name>
        <message>
            <source>Area %1</source>
            <translation>区域 %1</translation>
        </message>
        <message>
            <source>Target %1</source>
            <translation>目标 %1</translation>
        </message>
        <message>
            <source>Pin a time series</source>
            <translation>固定时间序列</translation>
        </message>
        <message>
            <source>Remove time series</source>
            <translation>移除时间序列</translation>
        </message>
        <message>
            <source>Colour of a time series</source>
            <translation>时间序列的颜色</translation>
        </message>
        <message>
            <source>reading…</source>
            <translation>正在读取…</translation>
        </message>
        <message>
            <source>Change a time series</source>
            <translation>更改时间序列</translation>
        </message>
        <message>
            <source>Series</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>速率</translation>
        </message>
        <message>
            <source>±</source>
            <translation>±</translation>
        </message>
        <message>
            <source>r²</source>
            <translation>r²</translation>
        </message>
        <message>
            <source>RMSE</source>
            <translation>均方根误差</translation>
        </message>
        <message>
            <source>n</source>
            <translation>n</translation>
        </message>
        <message>
            <source>Tick: in the chart. Double-click: rename</source>
            <translation>勾选：在图中显示。双击：重命名</translation>
        </message>
        <message>
            <source>Rate of the fit, mm/yr, positive = toward the satellite</source>
            <translation>拟合速率，毫米/年，正值 = 朝向卫星</translation>
        </message>
        <message>
            <source>Standard error of the rate, mm/yr</source>
            <translation>速率的标准误差，毫米/年</translation>
        </message>
        <message>
            <source>Share of the variance that the fit explains</source>
            <translation>拟合所解释的方差比例</translation>
        </message>
        <message>
            <source>Root mean square of the residuals, mm</source>
            <translation>残差的均方根，毫米</translation>
        </message>
        <message>
            <source>Targets that the series is the mean of</source>
            <translation>序列所平均的目标数</translation>
        </message>
    </context>
    <context>
        <name>scarp::PlaceChart</name>
        <message>
            <source>mm</source>
            <translation>毫米</translation>
        </message>
    </context>
    <context>
        <name>scarp::PlacePanel</name>
        <message>
            <source>%1 mm/yr</source>
            <translation>%1 毫米/年</translation>
        </message>
        <message>
            <source>, Gi* z %1</source>
            <translation>，Gi* z %1</translation>
        </message>
        <message>
            <source>inside an area</source>
            <translation>位于区域内</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>Copy everything said here as text</source>
            <translation>将这里的全部内容复制为文本</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>地图</translation>
        </message>
        <message>
            <source>Copy east and north in the map's CRS</source>
            <translation>以地图坐标系复制东坐标和北坐标</translation>
        </message>
        <message>
            <source>WGS 84</source>
            <translation>WGS 84</translation>
        </message>
        <message>
            <source>Copy latitude and longitude</source>
            <translation>复制纬度和经度</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>At the pointer</source>
            <translation>指针处</translation>
        </message>
        <message>
            <source>Choose “Explain this place” and click on the map, or use the menu of the right mouse button: motion, hot spot, experts, models and terrain of that place.</source>
            <translation>选择“解释此地点”并在地图上单击，或使用鼠标右键菜单：该处的运动、热点、专家、模型和地形。</translation>
        </message>
        <message>
            <source>Move over the map to read its visible layers.</source>
            <translation>在地图上移动以读取其可见图层。</translation>
        </message>
        <message>
            <source>%1 m</source>
            <translation>%1 米</translation>
        </message>
        <message>
            <source>%1 km</source>
            <translation>%1 公里</translation>
        </message>
        <message>
            <source>nearly level</source>
            <translation>近水平</translation>
        </message>
        <message>
            <source>gentle</source>
            <translation>缓坡</translation>
        </message>
        <message>
            <source>moderate</source>
            <translation>中等坡</translation>
        </message>
        <message>
            <source>steep</source>
            <translation>陡坡</translation>
        </message>
        <message>
            <source>very steep</source>
            <translation>很陡</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>E %1  N %2</source>
            <translation>东 %1  北 %2</translation>
        </message>
        <message>
            <source>S</source>
            <translation>南</translation>
        </message>
        <message>
            <source>N</source>
            <translation>北</translation>
        </message>
        <message>
            <source>W</source>
            <translation>西</translation>
        </message>
        <message>
            <source>E</source>
            <translation>东</translation>
        </message>
        <message>
            <source>Motion within %1</source>
            <translation>%1 范围内的运动</translation>
        </message>
        <message>
            <source>Targets</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>no layer of coherent targets is shown</source>
            <translation>没有显示相干目标图层</translation>
        </message>
        <message>
            <source>%1, %2 per km²</source>
            <translation>%1，每平方公里 %2 个</translation>
        </message>
        <message>
            <source>Mean velocity</source>
            <translation>平均速度</translation>
        </message>
        <message>
            <source>%1 mm/yr, from %2 to %3</source>
            <translation>%1 毫米/年，从 %2 到 %3</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>方向</translation>
        </message>
        <message>
            <source>toward the satellite</source>
            <translation>朝向卫星</translation>
        </message>
        <message>
            <source>away from the satellite</source>
            <translation>远离卫星</translation>
        </message>
        <message>
            <source>neither toward nor away</source>
            <translation>既不朝向也不远离</translation>
        </message>
        <message>
            <source>Time series</source>
            <translation>时间序列</translation>
        </message>
        <message>
            <source>the table has none, or is too long to keep them</source>
            <translation>该表没有，或太长而无法保留</translation>
        </message>
        <message>
            <source>Nearest target</source>
            <translation>最近的目标</translation>
        </message>
        <message>
            <source>%1 mm/yr, %2 away</source>
            <translation>%1 毫米/年，距离 %2</translation>
        </message>
        <message>
            <source>Hot spot at %1</source>
            <translation>%1 处的热点</translation>
        </message>
        <message>
            <source>Gi*</source>
            <translation>Gi*</translation>
        </message>
        <message>
            <source>the targets are not read yet</source>
            <translation>尚未读取目标</translation>
        </message>
        <message>
            <source>no target within reach</source>
            <translation>范围内没有目标</translation>
        </message>
        <message>
            <source>undefined: too few neighbours</source>
            <translation>未定义：邻点太少</translation>
        </message>
        <message>
            <source>not significant</source>
            <translation>不显著</translation>
        </message>
        <message>
            <source>hot at %1 % confidence</source>
            <translation>热点，置信度 %1 %</translation>
        </message>
        <message>
            <source>cold at %1 % confidence</source>
            <translation>冷点，置信度 %1 %</translation>
        </message>
        <message>
            <source>z and p</source>
            <translation>z 与 p</translation>
        </message>
        <message>
            <source>z %1, p %2</source>
            <translation>z %1，p %2</translation>
        </message>
        <message>
            <source>below 0.001</source>
            <translation>低于 0.001</translation>
        </message>
        <message>
            <source>Neighbours</source>
            <translation>邻点</translation>
        </message>
        <message>
            <source>%1 of the target %2 away</source>
            <translation>距离 %2 处目标的 %1</translation>
        </message>
        <message>
            <source>no value here</source>
            <translation>此处无值</translation>
        </message>
        <message>
            <source>Terrain</source>
            <translation>地形</translation>
        </message>
        <message>
            <source>%1°, %2</source>
            <translation>%1°，%2</translation>
        </message>
        <message>
            <source>faces %1 (%2°)</source>
            <translation>朝向%1（%2°）</translation>
        </message>
        <message>
            <source>level: faces nowhere</source>
            <translation>水平：无朝向</translation>
        </message>
        <message>
            <source>Height, slope, aspect</source>
            <translation>高程、坡度、坡向</translation>
        </message>
        <message>
            <source>the project has no such layers</source>
            <translation>项目没有此类图层</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>%1 m²</source>
            <translation>%1 平方米</translation>
        </message>
        <message>
            <source>, confidence %1</source>
            <translation>，置信度 %1</translation>
        </message>
        <message>
            <source>, area %1</source>
            <translation>，区域 %1</translation>
        </message>
        <message>
            <source>Experts</source>
            <translation>专家</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>标注</translation>
        </message>
        <message>
            <source>the project has no experts</source>
            <translation>项目没有专家</translation>
        </message>
        <message>
            <source>Experts: %1 of %2 have an area here, as last saved</source>
            <translation>专家：%2 位中有 %1 位在此处绘有区域（以上次保存为准）</translation>
        </message>
        <message>
            <source>nothing here</source>
            <translation>此处没有</translation>
        </message>
        <message>
            <source>Not read</source>
            <translation>未读取</translation>
        </message>
        <message>
            <source>inside an area of %1 m²</source>
            <translation>位于一个 %1 平方米的区域内</translation>
        </message>
        <message>
            <source>outside</source>
            <translation>外部</translation>
        </message>
        <message>
            <source>Consensus and models</source>
            <translation>共识与模型</translation>
        </message>
        <message>
            <source>%1: landslide (threshold %2)</source>
            <translation>%1：滑坡（阈值 %2）</translation>
        </message>
        <message>
            <source>%1: below the threshold %2</source>
            <translation>%1：低于阈值 %2</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>no prediction has been made yet</source>
            <translation>还没有做过预测</translation>
        </message>
        <message>
            <source>Nearest lines</source>
            <translation>最近的线</translation>
        </message>
        <message>
            <source>%1, to the %2</source>
            <translation>%1，在%2方向</translation>
        </message>
        <message>
            <source>here</source>
            <translation>此处</translation>
        </message>
        <message>
            <source>the layer is empty</source>
            <translation>该图层为空</translation>
        </message>
        <message>
            <source>north</source>
            <translation>北</translation>
        </message>
        <message>
            <source>north-east</source>
            <translation>东北</translation>
        </message>
        <message>
            <source>east</source>
            <translation>东</translation>
        </message>
        <message>
            <source>south-east</source>
            <translation>东南</translation>
        </message>
        <message>
            <source>south</source>
            <translation>南</translation>
        </message>
        <message>
            <source>south-west</source>
            <translation>西南</translation>
        </message>
        <message>
            <source>west</source>
            <translation>西</translation>
        </message>
        <message>
            <source>north-west</source>
            <translation>西北</translation>
        </message>
        <message>
            <source>nowhere</source>
            <translation>无</translation>
        </message>
        <message>
            <source>%1 per km²</source>
            <translation>每平方公里 %1 个</translation>
        </message>
        <message>
            <source>, within the stability threshold</source>
            <translation>，在稳定性阈值之内</translation>
        </message>
    </context>
    <context>
        <name>scarp::RampCatalogue</name>
        <message>
            <source>Blue – white – red</source>
            <translation>蓝 – 白 – 红</translation>
        </message>
        <message>
            <source>Blue – green – red (paper)</source>
            <translation>蓝 – 绿 – 红（论文）</translation>
        </message>
        <message>
            <source>Grey</source>
            <translation>灰度</translation>
        </message>
        <message>
            <source>Terrain</source>
            <translation>地形</translation>
        </message>
        <message>
            <source>Slope</source>
            <translation>坡度</translation>
        </message>
        <message>
            <source>Directions</source>
            <translation>方向</translation>
        </message>
    </context>
    <context>
        <name>scarp::RasterStyleDock</name>
        <message>
            <source>Layer style</source>
            <translation>图层样式</translation>
        </message>
        <message>
            <source>Bands, stretch, colours and relief of the selected raster</source>
            <translation>所选栅格的波段、拉伸、颜色和地形阴影</translation>
        </message>
    </context>
    <context>
        <name>scarp::RasterStylePanel</name>
        <message>
            <source>Equally far on both sides of 0</source>
            <translation>在 0 的两侧等距</translation>
        </message>
        <message>
            <source>Inverted</source>
            <translation>反转</translation>
        </message>
        <message>
            <source>Hide below</source>
            <translation>隐藏低于</translation>
        </message>
        <message>
            <source>Hide above</source>
            <translation>隐藏高于</translation>
        </message>
        <message>
            <source>Hillshade</source>
            <translation>山体阴影</translation>
        </message>
        <message>
            <source>Back to the usual look</source>
            <translation>恢复常用外观</translation>
        </message>
        <message>
            <source>Three bands as red, green and blue, or one band through a ramp</source>
            <translation>三个波段作红、绿、蓝，或一个波段通过色带显示</translation>
        </message>
        <message>
            <source>Which values get the first and the last colour</source>
            <translation>哪些数值取第一种和最后一种颜色</translation>
        </message>
        <message>
            <source>Colours from low to high</source>
            <translation>从低到高的颜色</translation>
        </message>
        <message>
            <source>High values get the colours of the low ones</source>
            <translation>高值取低值的颜色</translation>
        </message>
        <message>
            <source>The same motion has the same strength of colour either way</source>
            <translation>同样的运动在两个方向上颜色强度相同</translation>
        </message>
        <message>
            <source>How the map looks when a cell is larger than a screen pixel</source>
            <translation>当像元大于屏幕像素时地图的外观</translation>
        </message>
        <message>
            <source>Smaller values are transparent</source>
            <translation>更小的值透明</translation>
        </message>
        <message>
            <source>Larger values are transparent</source>
            <translation>更大的值透明</translation>
        </message>
        <message>
            <source>Relief shading, multiplied with the colours</source>
            <translation>地形阴影，与颜色相乘</translation>
        </message>
        <message>
            <source>Where the light comes from, clockwise from north</source>
            <translation>光源方向，自北顺时针</translation>
        </message>
        <message>
            <source>How high the light stands</source>
            <translation>光源的高度</translation>
        </message>
        <message>
            <source>How much steeper the relief is shown</source>
            <translation>地形起伏夸大多少</translation>
        </message>
        <message>
            <source>A value that means 'nothing here', besides what the file declares</source>
            <translation>除文件声明的之外，另一个表示“此处无值”的数值</translation>
        </message>
        <message>
            <source>Forget everything set here</source>
            <translation>清除这里的全部设置</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Three bands (RGB)</source>
            <translation>三波段（RGB）</translation>
        </message>
        <message>
            <source>One band</source>
            <translation>单波段</translation>
        </message>
        <message>
            <source>As stored</source>
            <translation>原样</translation>
        </message>
        <message>
            <source>Minimum to maximum</source>
            <translation>最小值至最大值</translation>
        </message>
        <message>
            <source>2 % to 98 %</source>
            <translation>2 % 至 98 %</translation>
        </message>
        <message>
            <source>Mean ± 2 standard deviations</source>
            <translation>均值 ± 2 倍标准差</translation>
        </message>
        <message>
            <source>2 % to 98 % of the current view</source>
            <translation>当前视图的 2 % 至 98 %</translation>
        </message>
        <message>
            <source>Typed limits</source>
            <translation>手动界限</translation>
        </message>
        <message>
            <source>Usual</source>
            <translation>常用</translation>
        </message>
        <message>
            <source>Nearest cell</source>
            <translation>最近像元</translation>
        </message>
        <message>
            <source>Smooth (bilinear)</source>
            <translation>平滑（双线性）</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>Band for red</source>
            <translation>红色所用波段</translation>
        </message>
        <message>
            <source>Band for green</source>
            <translation>绿色所用波段</translation>
        </message>
        <message>
            <source>Band for blue</source>
            <translation>蓝色所用波段</translation>
        </message>
        <message>
            <source>Bands</source>
            <translation>波段</translation>
        </message>
        <message>
            <source>Stretch</source>
            <translation>拉伸</translation>
        </message>
        <message>
            <source>Value of the first colour</source>
            <translation>第一种颜色的数值</translation>
        </message>
        <message>
            <source>Value of the last colour</source>
            <translation>最后一种颜色的数值</translation>
        </message>
        <message>
            <source>Ramp</source>
            <translation>色带</translation>
        </message>
        <message>
            <source>No value</source>
            <translation>无值</translation>
        </message>
        <message>
            <source>Light from</source>
            <translation>光照方向</translation>
        </message>
        <message>
            <source>Steeper by</source>
            <translation>陡度放大</translation>
        </message>
        <message>
            <source>Cells</source>
            <translation>像元</translation>
        </message>
        <message>
            <source>Style of %1</source>
            <translation>%1 的样式</translation>
        </message>
        <message>
            <source>Choose a raster in the list of layers: its bands, limits and colours are set here.</source>
            <translation>请在图层列表中选择一个栅格：在这里设置其波段、界限和颜色。</translation>
        </message>
        <message>
            <source>'%1' is no raster. Choose an image, a height model, a hot spot map or a prediction in the list of layers.</source>
            <translation>“%1”不是栅格。请在图层列表中选择影像、高程模型、热点图或预测。</translation>
        </message>
        <message>
            <source>'%1' is not on the map. Make it visible to set its colours.</source>
            <translation>“%1”不在地图上。使其可见后才能设置颜色。</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>红</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>绿</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>蓝</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>界限</translation>
        </message>
        <message>
            <source>Light height</source>
            <translation>光源高度</translation>
        </message>
    </context>
    <context>
        <name>scarp::RunModel</name>
        <message>
            <source>%1, seed %2</source>
            <translation>%1，种子 %2</translation>
        </message>
        <message>
            <source>%1 / %2 epochs</source>
            <translation>%1 / %2 轮</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>运行</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Best IoU</source>
            <translation>最佳 IoU</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>剩余</translation>
        </message>
    </context>
    <context>
        <name>scarp::RunPanel</name>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Predict the scene</source>
            <translation>预测全景</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <source>New training run</source>
            <translation>新建训练运行</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>运行</translation>
        </message>
        <message>
            <source>%1 failed: %2. %3</source>
            <translation>%1 失败：%2。%3</translation>
        </message>
        <message>
            <source>%1 is done</source>
            <translation>%1 已完成</translation>
        </message>
        <message>
            <source>Training started in %1</source>
            <translation>训练已在 %1 中启动</translation>
        </message>
        <message>
            <source>Asked %1 to stop; it ends after the current batch</source>
            <translation>已请求 %1 停止；将在当前批次后结束</translation>
        </message>
        <message>
            <source>Resuming %1</source>
            <translation>正在继续 %1</translation>
        </message>
        <message>
            <source>Predicting the scene with %1</source>
            <translation>正在用 %1 预测全景</translation>
        </message>
        <message>
            <source>Select a run in the table</source>
            <translation>请在表中选择一个运行</translation>
        </message>
        <message>
            <source>End after the current batch; it can be resumed</source>
            <translation>当前批次后结束；之后可以继续</translation>
        </message>
        <message>
            <source>The run is not at work</source>
            <translation>该运行不在进行</translation>
        </message>
        <message>
            <source>Go on from the last checkpoint</source>
            <translation>从上一个检查点继续</translation>
        </message>
        <message>
            <source>The run is done</source>
            <translation>该运行已完成</translation>
        </message>
        <message>
            <source>Only training runs that are not at work can be resumed</source>
            <translation>只有未在进行的训练运行才能继续</translation>
        </message>
        <message>
            <source>Probability of the whole scene, and its polygons, as new layers</source>
            <translation>全景的概率及其多边形，作为新图层</translation>
        </message>
        <message>
            <source>Only a finished training run can predict</source>
            <translation>只有已完成的训练运行才能预测</translation>
        </message>
        <message>
            <source>Show the run directory</source>
            <translation>显示运行目录</translation>
        </message>
        <message>
            <source>%1: %2 %</source>
            <translation>%1：%2 %</translation>
        </message>
        <message>
            <source>, %1 left</source>
            <translation>，剩余 %1</translation>
        </message>
        <message numerus="yes">
            <source> (and %n more)</source>
            <translation>
                <numerusform>（以及另外 %n 个）</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>scarp::RunWatcher</name>
        <message>
            <source>unreadable</source>
            <translation>无法读取</translation>
        </message>
        <message>
            <source>lost</source>
            <translation>失联</translation>
        </message>
        <message>
            <source>stuck</source>
            <translation>卡住</translation>
        </message>
        <message>
            <source>queued</source>
            <translation>排队中</translation>
        </message>
        <message>
            <source>starting</source>
            <translation>启动中</translation>
        </message>
        <message>
            <source>running</source>
            <translation>进行中</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>停止中</translation>
        </message>
        <message>
            <source>done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>已停止</translation>
        </message>
    </context>
    <context>
        <name>scarp::ScaleChart</name>
        <message>
            <source>hot</source>
            <translation>热点</translation>
        </message>
        <message>
            <source>cold</source>
            <translation>冷点</translation>
        </message>
        <message>
            <source>mean |z|</source>
            <translation>平均 |z|</translation>
        </message>
        <message>
            <source>distance, m</source>
            <translation>距离，米</translation>
        </message>
        <message>
            <source>Click to choose a distance</source>
            <translation>单击以选择距离</translation>
        </message>
        <message>
            <source>area, km²</source>
            <translation>面积，平方公里</translation>
        </message>
        <message>
            <source>targets</source>
            <translation>目标</translation>
        </message>
    </context>
    <context>
        <name>scarp::ScaleSection</name>
        <message>
            <source>Whole scene</source>
            <translation>全景</translation>
        </message>
        <message>
            <source>What is in view</source>
            <translation>当前视图</translation>
        </message>
        <message>
            <source>Which targets are counted; neighbours beyond the view always count</source>
            <translation>统计哪些目标；视图外的邻点总是计入</translation>
        </message>
        <message>
            <source>Targets</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>面积</translation>
        </message>
        <message>
            <source>Mean |z|</source>
            <translation>平均 |z|</translation>
        </message>
        <message>
            <source>Estimated from %1 % of the targets so far</source>
            <translation>目前由 %1 % 的目标估计</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Compute</source>
            <translation>计算</translation>
        </message>
        <message>
            <source>The targets have not been read yet</source>
            <translation>尚未读取目标</translation>
        </message>
        <message>
            <source>Stop computing the curve</source>
            <translation>停止计算曲线</translation>
        </message>
        <message>
            <source>Count hot and cold spots at every 10 m from 30 to 500 m</source>
            <translation>从 30 到 500 米每隔 10 米统计热点和冷点</translation>
        </message>
        <message>
            <source>How the number of hot and cold targets depends on the distance.</source>
            <translation>热点和冷点目标的数量如何随距离变化。</translation>
        </message>
        <message>
            <source>%1, %2 targets.</source>
            <translation>%1，%2 个目标。</translation>
        </message>
        <message>
            <source>Counted: targets at 95 % confidence or more, not corrected for many tests.</source>
            <translation>统计：置信度 95 % 及以上的目标，未作多重检验校正。</translation>
        </message>
        <message>
            <source>Area: cells of %1 m that hold at least one hot (or cold) target at 95 % confidence.</source>
            <translation>面积：至少含一个 95 % 置信度热点（或冷点）目标的 %1 米格网单元。</translation>
        </message>
        <message>
            <source>Clustering is strongest near %1 m: the first peak of the mean |z|.</source>
            <translation>聚集在 %1 米附近最强：平均 |z| 的第一个峰值。</translation>
        </message>
        <message>
            <source>The mean |z| has no peak from 30 to 500 m.</source>
            <translation>平均 |z| 在 30 至 500 米之间没有峰值。</translation>
        </message>
        <message>
            <source>The curve was computed with “%1”.</source>
            <translation>该曲线以“%1”计算。</translation>
        </message>
    </context>
    <context>
        <name>scarp::SeriesChart</name>
        <message>
            <source>%1 mm</source>
            <translation>%1 毫米</translation>
        </message>
    </context>
    <context>
        <name>scarp::SeriesExport</name>
        <message>
            <source>the file names no reference</source>
            <translation>文件未注明参考</translation>
        </message>
        <message>
            <source>relative to the mean of %1 chosen target(s), date by date; before that: %2</source>
            <translation>相对于 %1 个所选目标的均值，逐日期计算；此前：%2</translation>
        </message>
    </context>
    <context>
        <name>scarp::SeriesPage</name>
        <message>
            <source>%1 (mean of %2 targets)</source>
            <translation>%1（%2 个目标的均值）</translation>
        </message>
        <message>
            <source>, relative to the reference</source>
            <translation>，相对于参考</translation>
        </message>
        <message>
            <source>Residuals</source>
            <translation>残差</translation>
        </message>
        <message>
            <source>Start at zero</source>
            <translation>从零开始</translation>
        </message>
        <message>
            <source>Replicas</source>
            <translation>副本</translation>
        </message>
        <message>
            <source>Fixed axes</source>
            <translation>固定坐标轴</translation>
        </message>
        <message>
            <source>left, mm</source>
            <translation>残余，毫米</translation>
        </message>
        <message>
            <source>No time series is pinned. Choose the tool “Target series” and click a coherent target, or “Area mean” and draw around several.</source>
            <translation>没有固定的时间序列。选择工具“目标序列”并单击一个相干目标，或用“区域均值”圈出若干目标。</translation>
        </message>
        <message>
            <source>No fit</source>
            <translation>不拟合</translation>
        </message>
        <message>
            <source>Linear</source>
            <translation>线性</translation>
        </message>
        <message>
            <source>Linear + annual</source>
            <translation>线性 + 年周期</translation>
        </message>
        <message>
            <source>Quadratic</source>
            <translation>二次</translation>
        </message>
        <message>
            <source>Cubic</source>
            <translation>三次</translation>
        </message>
        <message>
            <source>Curve through every series, by least squares</source>
            <translation>以最小二乘为每条序列拟合曲线</translation>
        </message>
        <message>
            <source>A second chart with what the fit leaves over</source>
            <translation>第二个图表，显示拟合的残余</translation>
        </message>
        <message>
            <source>Takes the first value off every series</source>
            <translation>从每条序列中减去第一个值</translation>
        </message>
        <message>
            <source>Faint copies half a wavelength above and below: where a value would be after a wrong count of phase cycles</source>
            <translation>上下各半个波长的淡色副本：相位周数算错时数值所在之处</translation>
        </message>
        <message>
            <source>λ </source>
            <translation>λ </translation>
        </message>
        <message>
            <source> mm</source>
            <translation> 毫米</translation>
        </message>
        <message>
            <source>Wavelength of the radar: 55.47 mm for C band (Sentinel-1), 31 mm for X, 236 mm for L</source>
            <translation>雷达波长：C 波段（Sentinel-1）55.47 毫米，X 波段 31 毫米，L 波段 236 毫米</translation>
        </message>
        <message>
            <source>Type the ranges of both axes</source>
            <translation>输入两个坐标轴的范围</translation>
        </message>
        <message>
            <source>Save the figure (PNG, SVG, PDF) or the values (CSV)</source>
            <translation>保存图（PNG、SVG、PDF）或数值（CSV）</translation>
        </message>
        <message>
            <source>Dates</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Displacement</source>
            <translation>位移</translation>
        </message>
        <message>
            <source>Zoom to</source>
            <translation>缩放至</translation>
        </message>
        <message>
            <source>Show the target or area on the map</source>
            <translation>在地图上显示该目标或区域</translation>
        </message>
        <message>
            <source>Colour…</source>
            <translation>颜色…</translation>
        </message>
        <message>
            <source>Another colour for the series</source>
            <translation>为序列换一种颜色</translation>
        </message>
        <message>
            <source>Take the series out of the list</source>
            <translation>将序列移出列表</translation>
        </message>
        <message>
            <source>%1: %2.</source>
            <translation>%1：%2。</translation>
        </message>
        <message>
            <source>relative to %1 chosen target(s)</source>
            <translation>相对于 %1 个所选目标</translation>
        </message>
        <message>
            <source>reference: %1</source>
            <translation>参考：%1</translation>
        </message>
        <message>
            <source>Annual wave of %1: ±%2 mm, highest around %3.</source>
            <translation>%1 的年周期波：±%2 毫米，%3 前后最高。</translation>
        </message>
        <message>
            <source>LOS displacement, mm, + = toward the satellite</source>
            <translation>视线向位移，毫米，正值 = 朝向卫星</translation>
        </message>
        <message>
            <source>mm</source>
            <translation>毫米</translation>
        </message>
        <message>
            <source>Export the time series</source>
            <translation>导出时间序列</translation>
        </message>
        <message>
            <source>Picture (*.png);;Drawing (*.svg);;PDF (*.pdf);;Values (*.csv)</source>
            <translation>图片 (*.png);;矢量图 (*.svg);;PDF (*.pdf);;数值 (*.csv)</translation>
        </message>
        <message>
            <source>Written: %1</source>
            <translation>已写出：%1</translation>
        </message>
        <message>
            <source>Remove series</source>
            <translation>移除序列</translation>
        </message>
    </context>
    <context>
        <name>scarp::ShortcutsPage</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Type part of a command or a key</source>
            <translation>输入命令或按键的一部分</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <source>Panels</source>
            <translation>面板</translation>
        </message>
        <message>
            <source>Show or hide the selected layers</source>
            <translation>显示或隐藏所选图层</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>地图</translation>
        </message>
        <message>
            <source>Zoom at the pointer; finer with Ctrl</source>
            <translation>在指针处缩放；按住 Ctrl 更精细</translation>
        </message>
        <message>
            <source>Wheel</source>
            <translation>滚轮</translation>
        </message>
        <message>
            <source>Move the map</source>
            <translation>移动地图</translation>
        </message>
        <message>
            <source>Arrow keys, or hold Space and move the mouse, or drag the middle button</source>
            <translation>方向键，或按住空格移动鼠标，或拖动中键</translation>
        </message>
        <message>
            <source>Zoom in and out</source>
            <translation>放大和缩小</translation>
        </message>
        <message>
            <source>Page Up, Page Down</source>
            <translation>Page Up，Page Down</translation>
        </message>
        <message>
            <source>Zoom to a box</source>
            <translation>缩放至框</translation>
        </message>
        <message>
            <source>Shift+drag</source>
            <translation>Shift+拖动</translation>
        </message>
        <message>
            <source>View before and after</source>
            <translation>前后视图</translation>
        </message>
        <message>
            <source>The mouse's back and forward buttons</source>
            <translation>鼠标的后退和前进键</translation>
        </message>
        <message>
            <source>Stop drawing the map</source>
            <translation>停止绘制地图</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
    </context>
    <context>
        <name>scarp::SourceSlot</name>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>Choose: %1</source>
            <translation>选择：%1</translation>
        </message>
        <message>
            <source>Drop a file here</source>
            <translation>将文件拖到这里</translation>
        </message>
        <message>
            <source>Looking at it…</source>
            <translation>正在查看…</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
    </context>
    <context>
        <name>scarp::StartPage</name>
        <message>
            <source>Making the sample in %1</source>
            <translation>正在 %1 中生成示例</translation>
        </message>
        <message>
            <source>Making the sample: %1 %</source>
            <translation>正在生成示例：%1 %</translation>
        </message>
    </context>
    <context>
        <name>scarp::StyledRaster</name>
        <message>
            <source>mm/yr</source>
            <translation>毫米/年</translation>
        </message>
        <message>
            <source>per km²</source>
            <translation>每平方公里</translation>
        </message>
        <message>
            <source>LOS velocity, mm/yr, positive = toward the satellite</source>
            <translation>视线向速度，毫米/年，正值 = 朝向卫星</translation>
        </message>
        <message>
            <source>Density of z-scores, per km², positive = toward the satellite</source>
            <translation>z 得分密度，每平方公里，正值 = 朝向卫星</translation>
        </message>
        <message>
            <source>Slope, degrees</source>
            <translation>坡度，度</translation>
        </message>
        <message>
            <source>Aspect, degrees clockwise from north</source>
            <translation>坡向，自北顺时针，度</translation>
        </message>
        <message>
            <source>Probability of a landslide, 0–1; below the lower limit: not drawn</source>
            <translation>滑坡概率，0–1；低于下限的不绘制</translation>
        </message>
        <message>
            <source>Elevation, m</source>
            <translation>高程，米</translation>
        </message>
        <message>
            <source>No cell of this raster has a value.</source>
            <translation>此栅格没有任何有值的像元。</translation>
        </message>
        <message>
            <source>%1, band %2</source>
            <translation>%1，波段 %2</translation>
        </message>
    </context>
    <context>
        <name>scarp::SwipeHandle</name>
        <message>
            <source>Divider of the comparison</source>
            <translation>对比分隔线</translation>
        </message>
        <message>
            <source>Drag, or move it with the arrow keys (Shift: finer); double click: to the middle</source>
            <translation>拖动，或用方向键移动（Shift：更精细）；双击：居中</translation>
        </message>
    </context>
    <context>
        <name>scarp::SymbolForm</name>
        <message>
            <source>Larger the stronger</source>
            <translation>越强越大</translation>
        </message>
        <message>
            <source>The value that gives every target its colour</source>
            <translation>决定每个目标颜色的数值</translation>
        </message>
        <message>
            <source>Automatic, 98 % of the values</source>
            <translation>自动，98 % 的数值</translation>
        </message>
        <message>
            <source>Automatic, 99 % of the values</source>
            <translation>自动，99 % 的数值</translation>
        </message>
        <message>
            <source>Typed</source>
            <translation>手动</translation>
        </message>
        <message>
            <source>Values beyond this end of the ramp get its last colour</source>
            <translation>超出色带此端的数值取其末端颜色</translation>
        </message>
        <message>
            <source>Size of the discs; they grow as you zoom in</source>
            <translation>圆点大小；放大地图时随之增大</translation>
        </message>
        <message>
            <source>Colour by</source>
            <translation>着色依据</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>界限</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>LOS velocity</source>
            <translation>视线向速度</translation>
        </message>
        <message>
            <source>Temporal coherence</source>
            <translation>时间相干性</translation>
        </message>
        <message>
            <source>Gi* z-score</source>
            <translation>Gi* z 得分</translation>
        </message>
        <message>
            <source>Gi* class (90, 95, 99 %)</source>
            <translation>Gi* 等级（90、95、99 %）</translation>
        </message>
    </context>
    <context>
        <name>scarp::TargetPanel</name>
        <message>
            <source> (within the stability threshold)</source>
            <translation>（在稳定性阈值之内）</translation>
        </message>
        <message>
            <source>Velocity</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>%1 mm/yr</source>
            <translation>%1 毫米/年</translation>
        </message>
        <message>
            <source>Coherence</source>
            <translation>相干性</translation>
        </message>
        <message>
            <source>Gi* z-score</source>
            <translation>Gi* z 得分</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>E %1  N %2</source>
            <translation>东 %1  北 %2</translation>
        </message>
        <message>
            <source>Row in the file</source>
            <translation>文件中的行</translation>
        </message>
        <message>
            <source>hot, %1 %</source>
            <translation>热点，%1 %</translation>
        </message>
        <message>
            <source>cold, %1 %</source>
            <translation>冷点，%1 %</translation>
        </message>
        <message>
            <source>not significant</source>
            <translation>不显著</translation>
        </message>
        <message>
            <source>Pin its time series</source>
            <translation>固定其时间序列</translation>
        </message>
        <message>
            <source>Show its displacement over time in the drawer and keep it in the project</source>
            <translation>在抽屉中显示其随时间的位移，并保存在项目中</translation>
        </message>
        <message>
            <source>Click a coherent target on the map, or a row of the table of targets, to see what is known of it.</source>
            <translation>在地图上单击相干目标，或单击目标表中的一行，查看其已知信息。</translation>
        </message>
        <message>
            <source>Reading its row of the table…</source>
            <translation>正在读取表中该行…</translation>
        </message>
        <message>
            <source>As in the file:</source>
            <translation>文件中：</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>In the file</source>
            <translation>文件中</translation>
        </message>
        <message>
            <source>Gi* class</source>
            <translation>Gi* 等级</translation>
        </message>
        <message>
            <source>Relative to the chosen reference.</source>
            <translation>相对于所选参考。</translation>
        </message>
        <message>
            <source>Reference: %1.</source>
            <translation>参考：%1。</translation>
        </message>
        <message>
            <source>not named in the file</source>
            <translation>文件中未注明</translation>
        </message>
        <message>
            <source>Along the line of sight; positive = toward the satellite. </source>
            <translation>沿视线向；正值 = 朝向卫星。</translation>
        </message>
    </context>
    <context>
        <name>scarp::TargetStylePanel</name>
        <message>
            <source>This project has no coherent targets. Add a table of them with: scarp project add PROJECT --kind points --file FILE</source>
            <translation>本项目没有相干目标。可用以下命令添加：scarp project add PROJECT --kind points --file FILE</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>全部显示</translation>
        </message>
        <message>
            <source>Revert</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Back to the reference of the file</source>
            <translation>恢复文件的参考</translation>
        </message>
        <message>
            <source>Takes every condition of the filter away</source>
            <translation>清除筛选的全部条件</translation>
        </message>
        <message>
            <source>Symbols</source>
            <translation>符号</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>参考</translation>
        </message>
        <message>
            <source>Reference of targets</source>
            <translation>目标的参考</translation>
        </message>
        <message>
            <source>Symbols and filter of targets</source>
            <translation>目标的符号和筛选</translation>
        </message>
        <message>
            <source>reading…</source>
            <translation>正在读取…</translation>
        </message>
        <message>
            <source>%1 of %2 shown</source>
            <translation>显示 %2 个中的 %1 个</translation>
        </message>
        <message>
            <source>As in the file. The tool “Reference” makes velocities and series relative to a place you choose; z-scores stay as they are.</source>
            <translation>与文件中相同。工具“参考”使速度和序列相对于您选择的地点；z 得分保持不变。</translation>
        </message>
        <message>
            <source>No target is at the chosen reference: nothing is taken off.</source>
            <translation>所选参考处没有目标：未作扣减。</translation>
        </message>
        <message>
            <source>Relative to the mean of %1 target(s): %2 mm/yr is taken off every velocity.</source>
            <translation>相对于 %1 个目标的均值：每个速度减去 %2 毫米/年。</translation>
        </message>
        <message>
            <source>In the file: %1, unit %2, %3. Reference: %4.</source>
            <translation>文件中：%1，单位 %2，%3。参考：%4。</translation>
        </message>
        <message>
            <source>not named</source>
            <translation>未注明</translation>
        </message>
    </context>
    <context>
        <name>scarp::TargetTable</name>
        <message>
            <source>No coherent targets are shown. Tick their layer to see them here.</source>
            <translation>没有显示相干目标。勾选其图层即可在此查看。</translation>
        </message>
        <message>
            <source>%1 of %2 targets, as filtered on the map. Click a header to sort, a row to go there.</source>
            <translation>%2 个目标中的 %1 个，与地图上的筛选一致。单击表头排序，单击一行前往。</translation>
        </message>
    </context>
    <context>
        <name>scarp::TargetTableModel</name>
        <message>
            <source>Row</source>
            <translation>行</translation>
        </message>
        <message>
            <source>v relative, mm/yr</source>
            <translation>相对 v，毫米/年</translation>
        </message>
        <message>
            <source>v, mm/yr</source>
            <translation>v，毫米/年</translation>
        </message>
        <message>
            <source>Coherence</source>
            <translation>相干性</translation>
        </message>
        <message>
            <source>Gi* z</source>
            <translation>Gi* z</translation>
        </message>
        <message>
            <source>Gi* class</source>
            <translation>Gi* 等级</translation>
        </message>
        <message>
            <source>East</source>
            <translation>东</translation>
        </message>
        <message>
            <source>North</source>
            <translation>北</translation>
        </message>
        <message>
            <source>Velocity along the line of sight, positive = toward the satellite</source>
            <translation>视线向速度，正值 = 朝向卫星</translation>
        </message>
    </context>
    <context>
        <name>scarp::TargetTool</name>
        <message>
            <source>%1 mm/yr</source>
            <translation>%1 毫米/年</translation>
        </message>
        <message>
            <source>no velocity</source>
            <translation>无速度</translation>
        </message>
        <message>
            <source> (relative)</source>
            <translation>（相对）</translation>
        </message>
        <message>
            <source>, coherence %1</source>
            <translation>，相干性 %1</translation>
        </message>
        <message>
            <source>, Gi* z %1</source>
            <translation>，Gi* z %1</translation>
        </message>
        <message>
            <source>No coherent targets are shown. Tick their layer first.</source>
            <translation>没有显示相干目标。请先勾选其图层。</translation>
        </message>
        <message>
            <source>An area needs three corners.</source>
            <translation>区域至少需要三个角点。</translation>
        </message>
        <message>
            <source>Click the next corner; Backspace takes the last one back, Esc drops the area</source>
            <translation>单击下一个角点；退格键撤回上一个，Esc 放弃该区域</translation>
        </message>
        <message>
            <source>Click the next corner; double-click, right click or Return closes the area</source>
            <translation>单击下一个角点；双击、右键或回车闭合区域</translation>
        </message>
    </context>
    <context>
        <name>scarp::ThemeBar</name>
        <message>
            <source>Map theme</source>
            <translation>地图主题</translation>
        </message>
        <message>
            <source>Save, update, rename or delete map themes</source>
            <translation>保存、更新、重命名或删除地图主题</translation>
        </message>
        <message>
            <source>Save theme as…</source>
            <translation>主题另存为…</translation>
        </message>
        <message>
            <source>Keep how the map looks now as a theme</source>
            <translation>将地图当前的外观保存为主题</translation>
        </message>
        <message>
            <source>Update theme</source>
            <translation>更新主题</translation>
        </message>
        <message>
            <source>Make the theme look as the map does now</source>
            <translation>使主题与地图当前外观一致</translation>
        </message>
        <message>
            <source>Rename theme…</source>
            <translation>重命名主题…</translation>
        </message>
        <message>
            <source>Give the theme another name</source>
            <translation>为主题改名</translation>
        </message>
        <message>
            <source>Delete theme</source>
            <translation>删除主题</translation>
        </message>
        <message>
            <source>Forget the theme; layers stay</source>
            <translation>忘记该主题；图层保留</translation>
        </message>
        <message>
            <source>T&amp;heme</source>
            <translation>主题(&amp;H)</translation>
        </message>
        <message>
            <source>none saved</source>
            <translation>未保存主题</translation>
        </message>
        <message>
            <source>own look</source>
            <translation>自定义外观</translation>
        </message>
        <message>
            <source>%1, changed</source>
            <translation>%1，已更改</translation>
        </message>
        <message>
            <source>Arrange the map, then save its look with the menu beside</source>
            <translation>先布置好地图，再用旁边的菜单保存其外观</translation>
        </message>
        <message>
            <source>Show the map in another theme</source>
            <translation>以另一个主题显示地图</translation>
        </message>
        <message>
            <source>Update “%1”</source>
            <translation>更新“%1”</translation>
        </message>
        <message>
            <source>Delete “%1”</source>
            <translation>删除“%1”</translation>
        </message>
        <message>
            <source>Theme %1</source>
            <translation>主题 %1</translation>
        </message>
        <message>
            <source>Name of the theme</source>
            <translation>主题名称</translation>
        </message>
        <message>
            <source>Save theme</source>
            <translation>保存主题</translation>
        </message>
        <message>
            <source>Save theme %1</source>
            <translation>保存主题 %1</translation>
        </message>
        <message>
            <source>Update theme %1</source>
            <translation>更新主题 %1</translation>
        </message>
        <message>
            <source>Rename theme</source>
            <translation>重命名主题</translation>
        </message>
        <message>
            <source>There is a theme “%1” already.</source>
            <translation>已有名为“%1”的主题。</translation>
        </message>
        <message>
            <source>Choose another name.</source>
            <translation>请换一个名称。</translation>
        </message>
        <message>
            <source>Rename theme to %1</source>
            <translation>将主题重命名为 %1</translation>
        </message>
        <message>
            <source>Delete theme %1</source>
            <translation>删除主题 %1</translation>
        </message>
    </context>
    <context>
        <name>scarp::ToolDriver</name>
        <message>
            <source>The edit was refused.</source>
            <translation>编辑被拒绝。</translation>
        </message>
        <message>
            <source>Snapping on.</source>
            <translation>吸附已打开。</translation>
        </message>
        <message>
            <source>Snapping off.</source>
            <translation>吸附已关闭。</translation>
        </message>
        <message>
            <source>Choose an expert in the panel to draw</source>
            <translation>请在面板中选择一位专家以便绘制</translation>
        </message>
    </context>
    <context>
        <name>scarp::TrainForm</name>
        <message>
            <source>Start training</source>
            <translation>开始训练</translation>
        </message>
        <message>
            <source>Net and channels of one of the study's eighteen models, with its published IoU</source>
            <translation>研究中十八个模型之一的网络和通道，及其已发表的 IoU</translation>
        </message>
        <message>
            <source>Own choice</source>
            <translation>自行选择</translation>
        </message>
        <message>
            <source>%1 · %2 · %3 (IoU %4)</source>
            <translation>%1 · %2 · %3（IoU %4）</translation>
        </message>
        <message>
            <source>Choose a packed dataset elsewhere</source>
            <translation>选择别处的打包数据集</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>数据集</translation>
        </message>
        <message>
            <source>More parameters</source>
            <translation>更多参数</translation>
        </message>
        <message>
            <source>The command that the button runs</source>
            <translation>此按钮运行的命令</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Set by the model; choose 'Own choice' to change it</source>
            <translation>由模型决定；选择“自行选择”可更改</translation>
        </message>
        <message>
            <source>Train in a process of its own; the studio may be closed meanwhile</source>
            <translation>在独立进程中训练；其间可以关闭工作台</translation>
        </message>
        <message>
            <source>There is no dataset yet: make one with 'scarp dataset create', or choose one with …</source>
            <translation>还没有数据集：用 'scarp dataset create' 生成一个，或用 … 选择一个</translation>
        </message>
        <message>
            <source>Packed dataset</source>
            <translation>打包数据集</translation>
        </message>
    </context>
    <context>
        <name>scarp::ViewCommands</name>
        <message>
            <source>Zoom in</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Zoom in; the wheel zooms at the pointer</source>
            <translation>放大；滚轮在指针处缩放</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>Zoom to the whole scene</source>
            <translation>缩放至整个场景</translation>
        </message>
        <message>
            <source>Show the whole scene</source>
            <translation>显示整个场景</translation>
        </message>
        <message>
            <source>Zoom to 1:1</source>
            <translation>缩放至 1:1</translation>
        </message>
        <message>
            <source>One image pixel on one screen pixel</source>
            <translation>一个影像像元对应一个屏幕像素</translation>
        </message>
        <message>
            <source>Last view</source>
            <translation>上一视图</translation>
        </message>
        <message>
            <source>Back to the view before</source>
            <translation>回到上一视图</translation>
        </message>
        <message>
            <source>Next view</source>
            <translation>下一视图</translation>
        </message>
        <message>
            <source>Forward again</source>
            <translation>再次前进</translation>
        </message>
        <message>
            <source>Redraw</source>
            <translation>重绘</translation>
        </message>
        <message>
            <source>Draw the map anew</source>
            <translation>重新绘制地图</translation>
        </message>
        <message>
            <source>Go to coordinates</source>
            <translation>前往坐标</translation>
        </message>
        <message>
            <source>Type where to go</source>
            <translation>输入要去的地方</translation>
        </message>
    </context>
    <context>
        <name>scarp::WelcomePage</name>
        <message>
            <source>Recent projects</source>
            <translation>最近的项目</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Scarp</source>
            <translation>Scarp</translation>
        </message>
        <message>
            <source>From InSAR coherent targets to trusted maps of moving slopes</source>
            <translation>从 InSAR 相干目标到可信的移动斜坡地图</translation>
        </message>
        <message>
            <source>Open project…</source>
            <translation>打开项目…</translation>
        </message>
        <message>
            <source>A folder with a project.json</source>
            <translation>含有 project.json 的文件夹</translation>
        </message>
        <message>
            <source>New project…</source>
            <translation>新建项目…</translation>
        </message>
        <message>
            <source>From an image, a height model and coherent targets</source>
            <translation>由影像、高程模型和相干目标建立</translation>
        </message>
        <message>
            <source>Sample project</source>
            <translation>示例项目</translation>
        </message>
        <message>
            <source>A synthetic valley to try everything on; it is made in a few seconds</source>
            <translation>可试用一切功能的合成谷地；几秒钟即可生成</translation>
        </message>
        <message>
            <source>No project was opened yet. A project folder, or an image to start one from, can also be dropped on this window.</source>
            <translation>还没有打开过项目。也可以将项目文件夹，或用于新建项目的影像拖到此窗口。</translation>
        </message>
    </context>
</TS>
