<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AcceptanceDialog</name>
    <message>
        <source>What it is</source>
        <translation>它是什么</translation>
    </message>
    <message>
        <source>A tool for research and teaching. It shows the cases of a case library that are most similar to a chest film, with their labels and where they come from, and a map of where the model&apos;s score comes from. It works on this computer alone: no film leaves it.</source>
        <translation>一款用于研究和教学的工具。它显示病例库中与一张胸片最相似的病例及其标签和来源，并以热图显示模型得分来自何处。它只在本机上运行：任何胸片都不会离开本机。</translation>
    </message>
    <message>
        <source>What it is not</source>
        <translation>它不是什么</translation>
    </message>
    <message>
        <source>It has not been cleared or approved as a medical device by anybody. Its answers say which films look alike to a model. They say nothing about a patient, can be wrong, and must not be used for decisions about anybody&apos;s care.</source>
        <translation>它未经任何机构作为医疗器械注册或批准。它的回答只说明在模型看来哪些胸片相像，不说明任何患者的情况，可能有误，不得用于任何人的诊疗决策。</translation>
    </message>
    <message>
        <source>Where it is weak</source>
        <translation>它的局限</translation>
    </message>
    <message>
        <source>The reference model has learnt from films of children in one hospital. On films of adults, of other views or of other devices it can be far less certain than it looks. A cold area of the heat map does not mean that there is nothing to see.</source>
        <translation>参考模型只学习过一家医院的儿童胸片。对于成人、其他体位或其他设备的胸片，它的可靠程度可能远不如看上去那样高。热图的冷色区域并不表示该处没有可见异常。</translation>
    </message>
    <message>
        <source>What you answer for</source>
        <translation>您须负责的事项</translation>
    </message>
    <message>
        <source>That you may use the films that you open, and that what you hand on holds nothing that tells who a patient is.</source>
        <translation>您有权使用所打开的胸片，并且您转交他人的内容中不含任何可识别患者身份的信息。</translation>
    </message>
    <message>
        <source>CXR Desktop: before you begin</source>
        <translation>CXR Desktop：开始之前</translation>
    </message>
    <message>
        <source>Before you begin</source>
        <translation>开始之前</translation>
    </message>
    <message>
        <source>Asked once for each version.</source>
        <translation>每个版本只询问一次。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>I understand and accept</source>
        <translation>我已了解并接受</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Open films …</source>
        <translation>打开胸片…</translation>
    </message>
    <message>
        <source>Open a folder of films …</source>
        <translation>打开胸片文件夹…</translation>
    </message>
    <message>
        <source>Films opened last</source>
        <translation>最近打开的胸片</translation>
    </message>
    <message>
        <source>Paste a film</source>
        <translation>粘贴胸片</translation>
    </message>
    <message>
        <source>Previous film</source>
        <translation>上一张胸片</translation>
    </message>
    <message>
        <source>Next film</source>
        <translation>下一张胸片</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>Back to the answer before</source>
        <translation>返回上一个结果</translation>
    </message>
    <message>
        <source>Earlier queries</source>
        <translation>历史查询</translation>
    </message>
    <message>
        <source>What the file says (DICOM tags)</source>
        <translation>文件信息（DICOM 标签）</translation>
    </message>
    <message>
        <source>Film in a window of its own</source>
        <translation>在单独窗口中显示胸片</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Reference library</source>
        <translation>参考病例库</translation>
    </message>
    <message>
        <source>Open a case library …</source>
        <translation>打开病例库…</translation>
    </message>
    <message>
        <source>Build a case library …</source>
        <translation>建立病例库…</translation>
    </message>
    <message>
        <source>Locate the films of this library …</source>
        <translation>定位此病例库的胸片…</translation>
    </message>
    <message>
        <source>Run on the CPU</source>
        <translation>改用 CPU 运行</translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Keys and mouse …</source>
        <translation>键盘和鼠标…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Forward to the answer after</source>
        <translation>前进到下一个结果</translation>
    </message>
    <message>
        <source>Map of cases</source>
        <translation>病例地图</translation>
    </message>
    <message>
        <source>Case libraries</source>
        <translation>病例库列表</translation>
    </message>
    <message>
        <source>Search without it</source>
        <translation>不包括它继续检索</translation>
    </message>
    <message>
        <source>Diagnostics …</source>
        <translation>技术信息…</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Answer from this library</source>
        <translation>用此病例库回答</translation>
    </message>
    <message>
        <source>{name}: {cases} cases of {patients} known patients</source>
        <translation>{name}：{cases} 个病例，{patients} 名已知患者</translation>
    </message>
    <message>
        <source>{added} added, {updated} brought up to date, {refused} left out, in {time}.</source>
        <translation>新增 {added} 个，更新 {updated} 个，未收录 {refused} 个，用时 {time}。</translation>
    </message>
    <message>
        <source>Files that are no cases</source>
        <translation>未成为病例的文件</translation>
    </message>
    <message>
        <source>They were offered and could not be taken. No search finds them.</source>
        <translation>这些文件已提交但无法收录。任何检索都找不到它们。</translation>
    </message>
    <message>
        <source>Exact copies</source>
        <translation>完全相同的副本</translation>
    </message>
    <message>
        <source>The same file several times: such a case counts several times in a vote. Keep one of each.</source>
        <translation>同一文件出现多次：这样的病例在投票中会被重复计数。每个只保留一份。</translation>
    </message>
    <message>
        <source>Near copies</source>
        <translation>近似副本</translation>
    </message>
    <message>
        <source>Probably the same picture, saved again. Look whether one of them can go.</source>
        <translation>可能是重新保存的同一图像。请查看能否去掉其中一个。</translation>
    </message>
    <message>
        <source>Copies under different labels</source>
        <translation>标签不同的副本</translation>
    </message>
    <message>
        <source>One picture, two labels: at least one is wrong. Ask somebody who knows the case.</source>
        <translation>同一图像有两个标签：至少一个是错的。请询问了解该病例的人。</translation>
    </message>
    <message>
        <source>Suspected inversions</source>
        <translation>疑似灰度反转</translation>
    </message>
    <message>
        <source>They look like the negative of the others. An inverted film finds nothing that it should.</source>
        <translation>它们看起来像其他胸片的负片。灰度反转的胸片找不到应找到的病例。</translation>
    </message>
    <message>
        <source>{title}: {count}</source>
        <translation>{title}：{count}</translation>
    </message>
    <message>
        <source>alike: {correlation}</source>
        <translation>相似程度：{correlation}</translation>
    </message>
    <message>
        <source>{label}: {name}</source>
        <translation>{label}：{name}</translation>
    </message>
</context>
<context>
    <name>BegunLine</name>
    <message>
        <source>Adding films to {name} was interrupted. What was done is kept.</source>
        <translation>向 {name} 添加胸片的过程已中断。已完成的部分已保留。</translation>
    </message>
    <message>
        <source>The build of {name} was interrupted. What was done is kept.</source>
        <translation>{name} 的建库过程已中断。已完成的部分已保留。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>Bugs</name>
    <message>
        <source>Something went wrong inside.</source>
        <translation>程序内部出错。</translation>
    </message>
    <message>
        <source>What is on the screen stays. Please send the report to whoever looks after this program: it names places in the program, and no film and no patient.</source>
        <translation>屏幕上的内容保持不变。请将报告发送给负责本程序的人员：报告只列出程序中的位置，不涉及任何胸片或患者。</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
</context>
<context>
    <name>BuildPage</name>
    <message>
        <source>A case library is made of films that somebody has labelled. The films stay where they are and are not changed; patient names and numbers are not taken over.</source>
        <translation>病例库由已标注的胸片建成。胸片留在原处，不会被更改；不收录患者姓名和编号。</translation>
    </message>
    <message>
        <source>Build it</source>
        <translation>开始建库</translation>
    </message>
    <message>
        <source>Films to be added to {name}. A film that it knows, under another label or at another place, is brought up to date; nothing is removed.</source>
        <translation>要添加到 {name} 的胸片。已收录但标签或位置不同的胸片会被更新；不会删除任何内容。</translation>
    </message>
    <message>
        <source>Add them</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Check first</source>
        <translation>先检查</translation>
    </message>
    <message>
        <source>Folder of the case library</source>
        <translation>病例库文件夹</translation>
    </message>
    <message>
        <source>A new or an empty folder, or that of a library which is to be built again.</source>
        <translation>新建的或空的文件夹，或要重新建立的病例库所在的文件夹。</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message>
        <source>Point at a case</source>
        <translation>请指向一个病例</translation>
    </message>
    <message>
        <source>With the mouse, or with the arrow keys.</source>
        <translation>用鼠标或方向键。</translation>
    </message>
    <message>
        <source>Similarity to the query: {similarity}</source>
        <translation>与查询胸片的相似度：{similarity}</translation>
    </message>
    <message>
        <source>No picture on this machine</source>
        <translation>本机上没有图片</translation>
    </message>
</context>
<context>
    <name>CaseListModel</name>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>胸片</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>CaseMapJoint</name>
    <message>
        <source>The map was not made.</source>
        <translation>地图没有生成。</translation>
    </message>
    <message>
        <source>The map of this library has not been opened yet.</source>
        <translation>此病例库的地图尚未打开。</translation>
    </message>
</context>
<context>
    <name>CaseMapPage</name>
    <message>
        <source>There is a map once a case library is open.</source>
        <translation>打开病例库后即可查看地图。</translation>
    </message>
    <message>
        <source>Map of cases</source>
        <translation>病例地图</translation>
    </message>
    <message>
        <source>Cases near each other are similar to the model. How far apart groups stand, how large they are and in which direction means nothing (t-SNE). How similar two films are, only the similarity says.</source>
        <translation>彼此靠近的病例在模型看来相似。各群之间的距离、群的大小和方向都没有意义（t-SNE）。两张胸片有多相似，只看相似度。</translation>
    </message>
    <message>
        <source>Draw around cases to choose them (or Shift and drag)</source>
        <translation>圈出病例以选中它们（或按住 Shift 拖动）</translation>
    </message>
    <message>
        <source>Back to the film</source>
        <translation>返回胸片</translation>
    </message>
    <message>
        <source>Chosen cases</source>
        <translation>选中的病例</translation>
    </message>
    <message>
        <source>Chosen cases: {count}</source>
        <translation>选中的病例：{count}</translation>
    </message>
    <message>
        <source>No cases are chosen</source>
        <translation>没有选中病例</translation>
    </message>
    <message>
        <source>{what} (key {key})</source>
        <translation>{what}（按键 {key}）</translation>
    </message>
    <message>
        <source>Drag: move. Wheel: zoom. Shift and drag: choose cases. Click: open the case.</source>
        <translation>拖动：移动。滚轮：缩放。Shift 加拖动：圈选病例。单击：打开病例。</translation>
    </message>
    <message>
        <source>Drag: move. Wheel: zoom. Shift and drag: choose cases. {left}, {right}, {up}, {down}: from case to case. Click or {open}: open the case.</source>
        <translation>拖动：移动。滚轮：缩放。Shift 加拖动：圈选病例。{left}、{right}、{up}、{down}：逐个移到相邻病例。单击或 {open}：打开病例。</translation>
    </message>
    <message>
        <source>Map of cases: {library} (the first of those that are searched together)</source>
        <translation>病例地图：{library}（共同检索的病例库中的第一个）</translation>
    </message>
</context>
<context>
    <name>ChangeTable</name>
    <message>
        <source>as before</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>旧</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>有哪些变化</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>not noted</source>
        <translation>未记录</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Backbones</source>
        <translation>骨干网络</translation>
    </message>
    <message>
        <source>Weights (SHA-256)</source>
        <translation>权重（SHA-256）</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>Dimension of an embedding</source>
        <translation>嵌入向量维数</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Several looks at every film</source>
        <translation>每张胸片多次观察</translation>
    </message>
    <message>
        <source>Every label weighs the same</source>
        <translation>每个标签权重相同</translation>
    </message>
    <message>
        <source>Small pictures are kept</source>
        <translation>保留缩略图</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>写入程序</translation>
    </message>
</context>
<context>
    <name>ChosenModel</name>
    <message>
        <source>{label}, similarity {similarity}</source>
        <translation>{label}，相似度 {similarity}</translation>
    </message>
</context>
<context>
    <name>ColourBar</name>
    <message>
        <source>weak</source>
        <translation>弱</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>The heat map shows where the model&apos;s score came from. It is not the outline of a finding, and a cold area is not a healthy one.</source>
        <translation>热图显示模型得分的来源区域。它不是影像所见的轮廓；冷色区域也不代表该处健康。</translation>
    </message>
    <message>
        <source>Colours of the heat map, from weak to strong</source>
        <translation>热图的颜色，由弱到强</translation>
    </message>
    <message>
        <source>Relative scale: full colour is this map&apos;s own strongest spot. Films cannot be compared by it.</source>
        <translation>相对标尺：最强颜色是本图自身最强的位置，不能用来比较不同的胸片。</translation>
    </message>
    <message>
        <source>One scale for all films: full colour is {value} log odds for the label per film area. What looks weak is weak.</source>
        <translation>所有胸片使用同一标尺：最强颜色相当于每单位胸片面积对该标签贡献 {value} 对数几率。看起来弱的就是弱。</translation>
    </message>
    <message>
        <source>One scale for all films: full colour is {value} of similarity per film area. What looks weak is weak.</source>
        <translation>所有胸片使用同一标尺：最强颜色相当于每单位胸片面积贡献 {value} 相似度。看起来弱的就是弱。</translation>
    </message>
</context>
<context>
    <name>CompareCommands</name>
    <message>
        <source>Let query and case change places</source>
        <translation>互换查询胸片与病例的位置</translation>
    </message>
    <message>
        <source>Zoom, place and window together in all films</source>
        <translation>所有胸片同步缩放、位置和窗宽窗位</translation>
    </message>
    <message>
        <source>Show on both films what makes them similar</source>
        <translation>在两张胸片上显示相似之处的来源</translation>
    </message>
    <message>
        <source>Search from this case</source>
        <translation>以此病例检索</translation>
    </message>
    <message>
        <source>To the next film</source>
        <translation>转到下一张胸片</translation>
    </message>
    <message>
        <source>To the film before</source>
        <translation>转到上一张胸片</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>关闭病例</translation>
    </message>
    <message>
        <source>Close all cases</source>
        <translation>关闭所有病例</translation>
    </message>
    <message>
        <source>{what} (key {key})</source>
        <translation>{what}（按键 {key}）</translation>
    </message>
    <message>
        <source>Show query and case in turns in one place</source>
        <translation>在同一位置交替显示查询胸片与病例</translation>
    </message>
</context>
<context>
    <name>ComparePane</name>
    <message>
        <source>{name} (small picture kept with the query)</source>
        <translation>{name}（随查询保存的小图）</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>关闭病例</translation>
    </message>
    <message>
        <source>The query film</source>
        <translation>查询胸片</translation>
    </message>
    <message>
        <source>The film of case {rank}</source>
        <translation>病例 {rank} 的胸片</translation>
    </message>
</context>
<context>
    <name>ComparisonPanel</name>
    <message>
        <source>Of {films} films of {patients} patients right with the new library alone: {new}; with the old one alone: {old} (exact McNemar test: {p}). Not read: {refused}.</source>
        <translation>{patients} 名患者的 {films} 张胸片中，仅新病例库正确的有 {new} 张，仅旧病例库正确的有 {old} 张（McNemar 精确检验：{p}）。{refused} 张无法读取。</translation>
    </message>
    <message>
        <source>{films} of these films, or their patients, are in a library too: figures are too good. Compare with other films, or read them with that in mind.</source>
        <translation>其中 {films} 张胸片或其患者也在某个病例库中：数值偏好。请用其他胸片比较，或在阅读时考虑这一点。</translation>
    </message>
    <message>
        <source>Intervals draw whole patients; the test counts films. Where many films are of one patient, trust the interval of the difference.</source>
        <translation>区间按整名患者抽样；检验按胸片计数。若一名患者有多张胸片，请以差值的区间为准。</translation>
    </message>
    <message>
        <source>By the vote of the five nearest cases; the first ones with their pictures.</source>
        <translation>按五个最近病例的投票；仅显示前面若干张的图像。</translation>
    </message>
    <message>
        <source>Right with the new library alone: {count}</source>
        <translation>仅新病例库正确：{count}</translation>
    </message>
    <message>
        <source>Right with the old library alone: {count}</source>
        <translation>仅旧病例库正确：{count}</translation>
    </message>
    <message>
        <source>{label}: {name}
the other one: {vote}</source>
        <translation>{label}：{name}
另一库：{vote}</translation>
    </message>
</context>
<context>
    <name>ConfusionChart</name>
    <message>
        <source>Of {total} films of {label}: {votes}.</source>
        <translation>{label} 的 {total} 张胸片：{votes}。</translation>
    </message>
    <message>
        <source>Label ↓   Vote →</source>
        <translation>标签 ↓   投票 →</translation>
    </message>
</context>
<context>
    <name>DetachedPane</name>
    <message>
        <source>Film</source>
        <translation>胸片</translation>
    </message>
    <message>
        <source>{film}: CXR Desktop</source>
        <translation>{film} - CXR Desktop</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>this build of PyTorch is for the CPU alone</source>
        <translation>此版本的 PyTorch 仅支持 CPU</translation>
    </message>
    <message>
        <source>no usable NVIDIA card or driver was found</source>
        <translation>未找到可用的 NVIDIA 显卡或驱动程序</translation>
    </message>
    <message>
        <source>no profile inside</source>
        <translation>其中没有模型配置</translation>
    </message>
    <message>
        <source>no schema number</source>
        <translation>没有格式版本号</translation>
    </message>
    <message>
        <source>it is not that of a case library</source>
        <translation>它不属于病例库</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>它不是 JSON</translation>
    </message>
    <message>
        <source>its content does not fit its checksum</source>
        <translation>其内容与校验和不符</translation>
    </message>
    <message>
        <source>it has no &apos;settings&apos;</source>
        <translation>缺少“settings”</translation>
    </message>
    <message>
        <source>it has no &apos;schema&apos; number</source>
        <translation>缺少“schema”编号</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a path or null</source>
        <translation>路径或 null</translation>
    </message>
    <message>
        <source>rows of three texts</source>
        <translation>每行三段文本的列表</translation>
    </message>
    <message>
        <source>floating point</source>
        <translation>浮点数</translation>
    </message>
    <message>
        <source>uncompressed YBR_FULL_422</source>
        <translation>未压缩的 YBR_FULL_422</translation>
    </message>
    <message>
        <source>photometric interpretation</source>
        <translation>光度学解释</translation>
    </message>
    <message>
        <source>run-length coded BMP</source>
        <translation>游程编码的 BMP</translation>
    </message>
    <message>
        <source>subsampled JPEG 2000</source>
        <translation>经色度抽样的 JPEG 2000</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有该文件或文件夹</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Remote I/O error</source>
        <translation>远程输入/输出错误</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>没有该设备</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源正忙</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>只读文件系统</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>文件句柄已失效</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>服务器未运行</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>无法连接到服务器</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation>网络驱动器未连接</translation>
    </message>
    <message>
        <source>disk I/O error</source>
        <translation>磁盘读写错误</translation>
    </message>
    <message>
        <source>database is locked</source>
        <translation>数据库已被锁定</translation>
    </message>
    <message>
        <source>database disk image is malformed</source>
        <translation>数据库文件已损坏</translation>
    </message>
    <message>
        <source>file is not a database</source>
        <translation>该文件不是数据库</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>文本列表</translation>
    </message>
    <message>
        <source>&apos;libraries&apos; and &apos;models&apos;</source>
        <translation>“libraries”和“models”</translation>
    </message>
    <message>
        <source>&apos;reference&apos; or hashes of 12 to 64 digits</source>
        <translation>“reference”或 12 至 64 位的哈希值</translation>
    </message>
</context>
<context>
    <name>DeviceBadge</name>
    <message>
        <source>Warming up …</source>
        <translation>正在预热…</translation>
    </message>
    <message>
        <source>The model is being loaded. Films can be opened already; questions wait for it.</source>
        <translation>正在加载模型。现在即可打开胸片；查询将在加载完成后执行。</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>Runs on {device}</source>
        <translation>运行于 {device}</translation>
    </message>
    <message>
        <source>{name}. Chosen because: {reason}.</source>
        <translation>{name}。选用原因：{reason}。</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>as the settings ask</source>
        <translation>按设置指定</translation>
    </message>
    <message>
        <source>a CUDA card was found</source>
        <translation>找到了支持 CUDA 的显卡</translation>
    </message>
    <message>
        <source>this copy of the program is built for the CPU alone</source>
        <translation>此版本的程序仅支持 CPU</translation>
    </message>
    <message>
        <source>no usable NVIDIA card or driver was found</source>
        <translation>未找到可用的 NVIDIA 显卡或驱动程序</translation>
    </message>
    <message>
        <source>{machine} CPU, threads: {count}</source>
        <translation>{machine} CPU，线程数：{count}</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Case library</source>
        <translation>病例库</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Looking at the program …</source>
        <translation>正在查看程序…</translation>
    </message>
    <message>
        <source>Looking at the machine …</source>
        <translation>正在查看计算机…</translation>
    </message>
    <message>
        <source>Checking the model …</source>
        <translation>正在检查模型…</translation>
    </message>
    <message>
        <source>Checking every byte of the case library …</source>
        <translation>正在逐字节检查病例库…</translation>
    </message>
    <message>
        <source>Measuring the speed …</source>
        <translation>正在测量速度…</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行于</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation>处理器核心数</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>Cannot be told</source>
        <translation>无法获知</translation>
    </message>
    <message>
        <source>Multiplies bfloat16</source>
        <translation>支持 bfloat16 乘法</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件数</translation>
    </message>
    <message>
        <source>Films per second, measured now</source>
        <translation>每秒处理胶片数（现测）</translation>
    </message>
    <message>
        <source>Free disk, GB</source>
        <translation>可用磁盘空间（GB）</translation>
    </message>
    <message>
        <source>Free memory, GB</source>
        <translation>可用内存（GB）</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Every byte as it was written</source>
        <translation>每个字节均与写入时一致</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>构建所用模型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Policy of this machine</source>
        <translation>本机策略</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Settings and history</source>
        <translation>设置和历史</translation>
    </message>
    <message>
        <source>Can be written to</source>
        <translation>可写入</translation>
    </message>
    <message>
        <source>Weights, SHA-256</source>
        <translation>权重 SHA-256</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Save support bundle</source>
        <translation>保存支持包</translation>
    </message>
    <message>
        <source>What is copied or saved holds no film, no file name and no patient. The bundle is for a support desk, and in English.</source>
        <translation>复制或保存的内容不含任何胶片、文件名或患者信息。支持包供技术支持使用，内容为英文。</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>技术信息</translation>
    </message>
    <message>
        <source>Facts about this installation</source>
        <translation>本安装的信息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Open the folder of the logs</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <source>Save support bundle …</source>
        <translation>保存支持包…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>EditionPage</name>
    <message>
        <source>Films that are not in the new library: {count}</source>
        <translation>未进入新病例库的胸片：{count}</translation>
    </message>
    <message>
        <source>They are gone from their place, or another film lies there now. The old library still has them.</source>
        <translation>它们已不在原处，或该处现在是另一张胸片。旧病例库仍保留它们。</translation>
    </message>
    <message>
        <source>The films that {name} knows, under the same labels and patients, embedded with another model or in another way, in a library of their own. {name} is only read: it stays as it is, and goes on answering.</source>
        <translation>{name} 已知的胸片，标签和患者不变，用另一个模型或以另一种方式重新计算，存入单独的病例库。{name} 只被读取：它保持原样，并继续应答。</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Weights of the other model</source>
        <translation>另一个模型的权重</translation>
    </message>
    <message>
        <source>A file that was made by training. If none is chosen: the model that came with the program.</source>
        <translation>训练得到的文件。若不选择，则使用随程序提供的模型。</translation>
    </message>
    <message>
        <source>Folder of the new library</source>
        <translation>新病例库的文件夹</translation>
    </message>
    <message>
        <source>A new or an empty folder; or that of a library which has been built already, to compare with.</source>
        <translation>新的或空的文件夹；或已建好、用于比较的病例库的文件夹。</translation>
    </message>
    <message>
        <source>See what changes</source>
        <translation>查看变化</translation>
    </message>
    <message>
        <source>Build it beside the old one</source>
        <translation>在旧库旁边建立</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Switch to it …</source>
        <translation>切换到它…</translation>
    </message>
    <message>
        <source>Go back …</source>
        <translation>返回…</translation>
    </message>
    <message>
        <source>Films whose labels are known, and that neither library has: both are asked about every one.</source>
        <translation>标签已知、且两个病例库都没有的胸片：每张都会向两者查询。</translation>
    </message>
    <message>
        <source>Before the last switch films were answered from {name}.</source>
        <translation>上次切换之前，由 {name} 应答。</translation>
    </message>
    <message>
        <source>This is what would change. It is not built yet.</source>
        <translation>将有如下变化。尚未建立。</translation>
    </message>
    <message>
        <source>The new library is there, and films are answered from it.</source>
        <translation>新病例库已就绪，目前由它应答。</translation>
    </message>
    <message>
        <source>The new library is there. Films are answered from it once you have switched.</source>
        <translation>新病例库已就绪。切换后由它应答。</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>No film was found under {path}. Name a folder whose sub-folders are labels (NORMAL, PNEUMONIA, ...), or give a CSV with the columns path and label.</source>
        <translation>在 {path} 下未找到胸片。请指定一个以标签命名子文件夹（NORMAL、PNEUMONIA 等）的文件夹，或提供包含 path 和 label 列的 CSV 文件。</translation>
    </message>
    <message>
        <source>{path} does not exist. Check the path.</source>
        <translation>{path} 不存在。请检查路径。</translation>
    </message>
    <message>
        <source>The folder {path} cannot be listed ({detail}). Check the drive, or ask its owner or your IT for permission.</source>
        <translation>无法列出文件夹 {path} 的内容（{detail}）。请检查驱动器，或向其所有者或信息科申请权限。</translation>
    </message>
    <message>
        <source>None of the {count} files could be read as a film. The first one: {first}</source>
        <translation>{count} 个文件均无法作为胸片读取。第一个文件：{first}</translation>
    </message>
    <message>
        <source>That would leave the case library without a case. Delete its folder instead.</source>
        <translation>这样病例库中将没有任何病例。如需如此，请直接删除其文件夹。</translation>
    </message>
    <message>
        <source>The label file {path} does not exist. Check the path.</source>
        <translation>标签文件 {path} 不存在。请检查路径。</translation>
    </message>
    <message>
        <source>The label file {path} cannot be read ({detail}). Check the drive and your permissions.</source>
        <translation>无法读取标签文件 {path}（{detail}）。请检查驱动器和您的权限。</translation>
    </message>
    <message>
        <source>The label file {path} is not UTF-8 text. Save it as CSV UTF-8.</source>
        <translation>标签文件 {path} 不是 UTF-8 文本。请将其另存为 CSV UTF-8 格式。</translation>
    </message>
    <message>
        <source>The label file {path} lacks the column {column}. It needs at least the columns path and label.</source>
        <translation>标签文件 {path} 缺少 {column} 列。至少需要 path 和 label 两列。</translation>
    </message>
    <message>
        <source>Row {row} of {path}: {problem}. Mend that row.</source>
        <translation>{path} 第 {row} 行：{problem}。请更正该行。</translation>
    </message>
    <message>
        <source>The column {column} of {path} says who a patient is, and a case library must not. Remove it; the column patient may hold a number, of which only a pseudonym is kept.</source>
        <translation>{path} 的 {column} 列会透露患者身份，而病例库中不得包含此类信息。请删除该列；patient 列可以填写编号，系统只保留由其生成的假名。</translation>
    </message>
    <message>
        <source>The label file {path} holds no film. Add rows below the header.</source>
        <translation>标签文件 {path} 中没有胸片。请在表头下方添加行。</translation>
    </message>
    <message>
        <source>{name} is {value}. Give a value between {lowest} and {highest}.</source>
        <translation>{name} 的值为 {value}。请给出 {lowest} 到 {highest} 之间的值。</translation>
    </message>
    <message>
        <source>{name} &apos;{value}&apos; is not known. Choose one of: {choices}.</source>
        <translation>{name} 不支持 &apos;{value}&apos;。请从以下选项中选择：{choices}。</translation>
    </message>
    <message>
        <source>{name} is missing. Give it, or {alternative} instead.</source>
        <translation>缺少 {name}。请提供该项，或改为提供 {alternative}。</translation>
    </message>
    <message>
        <source>{name} is {value}. Give a multiple of {of}.</source>
        <translation>{name} 的值为 {value}。请给出 {of} 的倍数。</translation>
    </message>
    <message>
        <source>{count} of {total} test films, or their patients, are also in the library: figures would be too good. Evaluate other films, or repeat with --allow-overlap; the report will then say so.</source>
        <translation>{total} 张测试胸片中有 {count} 张（或其患者）也在病例库中，评估结果会偏高。请评估其他胸片，或加上 --allow-overlap 重新运行；报告中会注明这一点。</translation>
    </message>
    <message>
        <source>All films have the label {label}. A model learns from the difference: give films of at least two labels.</source>
        <translation>所有胸片的标签都是 {label}。模型从差异中学习，请提供至少两种标签的胸片。</translation>
    </message>
    <message>
        <source>There are {count} readable films, {of_label} of them {label}. At least {fewest} are needed, and {needed} of each label.</source>
        <translation>可读取的胸片有 {count} 张，其中 {label} 有 {of_label} 张。总数至少需要 {fewest} 张，每种标签至少需要 {needed} 张。</translation>
    </message>
    <message>
        <source>All films are of one patient. A model can only be judged on patients that it has not seen: give films of more patients.</source>
        <translation>所有胸片都来自同一名患者。只有用模型未见过的患者才能评价模型，请提供更多患者的胸片。</translation>
    </message>
    <message>
        <source>The films of {label} are of too few patients to learn from some and be judged on others. Give films of more patients.</source>
        <translation>标签为 {label} 的胸片涉及的患者太少，无法一部分用于学习、另一部分用于评价。请提供更多患者的胸片。</translation>
    </message>
    <message>
        <source>The profile {profile} crops its films, and training works on whole ones. Choose another profile.</source>
        <translation>配置 {profile} 会裁剪胸片，而训练需要完整的胸片。请选择其他配置。</translation>
    </message>
    <message>
        <source>There is no space left to write {path}. Free some and run the same command again.</source>
        <translation>空间不足，无法写入 {path}。请释放空间后重新运行同一命令。</translation>
    </message>
    <message>
        <source>You have no permission to write {path}. Choose another place, or ask your IT.</source>
        <translation>您没有写入 {path} 的权限。请选择其他位置，或联系信息科。</translation>
    </message>
    <message>
        <source>{path} is a folder. Name a file in it.</source>
        <translation>{path} 是文件夹。请指定其中的文件。</translation>
    </message>
    <message>
        <source>{path} cannot be written, because a file is where a folder should be. Choose another place.</source>
        <translation>无法写入 {path}，因为应为文件夹的位置上已有一个文件。请选择其他位置。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({detail}). Check the drive.</source>
        <translation>无法写入 {path}（{detail}）。请检查驱动器。</translation>
    </message>
    <message>
        <source>{path} holds other files. Choose a new or an empty folder.</source>
        <translation>{path} 中有其他文件。请选择新文件夹或空文件夹。</translation>
    </message>
    <message>
        <source>The checkpoint {path} belongs to a run with other films or other options. Repeat that command, or start afresh without --resume.</source>
        <translation>检查点 {path} 属于使用其他胸片或其他选项的一次运行。请重复当时的命令，或去掉 --resume 重新开始。</translation>
    </message>
    <message>
        <source>The checkpoint {path} is damaged. Start afresh without --resume.</source>
        <translation>检查点 {path} 已损坏。请去掉 --resume 重新开始。</translation>
    </message>
    <message>
        <source>There is the checkpoint of an unfinished run at {path}. Go on from it with --resume, or delete it.</source>
        <translation>{path} 处有一次未完成运行的检查点。请使用 --resume 从该处继续，或将其删除。</translation>
    </message>
    <message>
        <source>This file is not an image that can be read here. Use PNG, JPEG, TIFF, BMP, WebP or DICOM.</source>
        <translation>此文件不是本程序可读取的图像。请使用 PNG、JPEG、TIFF、BMP、WebP 或 DICOM 格式。</translation>
    </message>
    <message>
        <source>This is a folder, not a film. Name a file, or build a library from the folder.</source>
        <translation>这是文件夹，不是胸片。请指定一个文件，或用该文件夹建立病例库。</translation>
    </message>
    <message>
        <source>The DICOM transfer syntax {syntax} is not supported. Export the film uncompressed or as JPEG 2000.</source>
        <translation>不支持 DICOM 传输语法 {syntax}。请以未压缩格式或 JPEG 2000 格式导出胸片。</translation>
    </message>
    <message>
        <source>This DICOM file is encrypted. Export it without encryption.</source>
        <translation>此 DICOM 文件已加密。请以不加密方式导出。</translation>
    </message>
    <message>
        <source>This DICOM file holds no picture ({sop_class}). Choose the film itself.</source>
        <translation>此 DICOM 文件不含图像（{sop_class}）。请选择胸片本身。</translation>
    </message>
    <message>
        <source>Only DICOM files hold patient fields; this is not one. Open the original film.</source>
        <translation>只有 DICOM 文件才有患者字段，而此文件不是。请打开原始胸片。</translation>
    </message>
    <message>
        <source>The pixel format of this film ({detail}) is not supported. Export it as 8 to 16 bit grey.</source>
        <translation>不支持此胸片的像素格式（{detail}）。请导出为 8 至 16 位灰度图像。</translation>
    </message>
    <message>
        <source>This file breaks off before its end. Copy or export it again.</source>
        <translation>此文件不完整，内容提前中断。请重新复制或导出。</translation>
    </message>
    <message>
        <source>This file is empty. Copy or export it again.</source>
        <translation>此文件为空。请重新复制或导出。</translation>
    </message>
    <message>
        <source>This file is damaged and cannot be decoded. Copy or export it again.</source>
        <translation>此文件已损坏，无法解码。请重新复制或导出。</translation>
    </message>
    <message>
        <source>Another film lies here now than the one that was asked about. Open it to ask about it.</source>
        <translation>此处现在的胸片已不是当时查询的那一张。如需查询，请打开它。</translation>
    </message>
    <message>
        <source>What this DICOM film says of itself ({attribute}) is missing, makes no sense or does not fit its picture. Export it again.</source>
        <translation>此 DICOM 胸片的自身描述（{attribute}）缺失、无意义或与图像不符。请重新导出。</translation>
    </message>
    <message>
        <source>This film has {megapixels:.0f} megapixels; the limit is {limit:.0f}. Export it at a smaller size.</source>
        <translation>此胸片有 {megapixels:.0f} 百万像素，上限为 {limit:.0f} 百万像素。请以较小的尺寸导出。</translation>
    </message>
    <message>
        <source>This file has {megabytes:.0f} MB; the limit is {limit:.0f}. Export it at a smaller size.</source>
        <translation>此文件有 {megabytes:.0f} MB，上限为 {limit:.0f} MB。请以较小的尺寸导出。</translation>
    </message>
    <message>
        <source>This file holds {frames} frames; a radiograph has one. Choose a single film.</source>
        <translation>此文件包含 {frames} 帧，而 X 线片只有一帧。请选择单张胸片。</translation>
    </message>
    <message>
        <source>This picture is in colour; a radiograph is grey. Choose the original film.</source>
        <translation>此图像是彩色的，而 X 线片是灰度图像。请选择原始胸片。</translation>
    </message>
    <message>
        <source>This DICOM picture uses a colour palette; a radiograph is grey. Choose the original film.</source>
        <translation>此 DICOM 图像使用调色板，而 X 线片是灰度图像。请选择原始胸片。</translation>
    </message>
    <message>
        <source>This picture is one single grey level: there is nothing to see on it. Export the film again.</source>
        <translation>此图像只有单一灰度值，没有可看的内容。请重新导出胸片。</translation>
    </message>
    <message>
        <source>This picture has no extent. Export the film again.</source>
        <translation>此图像的尺寸为零。请重新导出胸片。</translation>
    </message>
    <message>
        <source>This picture is {width} x {height} pixels; at least {limit} a side are needed. Choose the original film.</source>
        <translation>此图像为 {width} x {height} 像素，每边至少需要 {limit} 像素。请选择原始胸片。</translation>
    </message>
    <message>
        <source>This picture is {width} x {height} pixels: too long and narrow for a film. Choose the original film.</source>
        <translation>此图像为 {width} x {height} 像素，对胸片而言过于狭长。请选择原始胸片。</translation>
    </message>
    <message>
        <source>This file does not exist (any more). Check the path, or whether the drive is connected.</source>
        <translation>此文件不存在或已不存在。请检查路径，或检查驱动器是否已连接。</translation>
    </message>
    <message>
        <source>You have no permission to read this file. Ask the owner of the file or your IT.</source>
        <translation>您没有读取此文件的权限。请联系文件所有者或信息科。</translation>
    </message>
    <message>
        <source>This file cannot be read ({detail}). Check whether the drive is connected.</source>
        <translation>无法读取此文件（{detail}）。请检查驱动器是否已连接。</translation>
    </message>
    <message>
        <source>This is not an ordinary file. Choose a film.</source>
        <translation>这不是普通文件。请选择一张胸片。</translation>
    </message>
    <message>
        <source>{name} needs {other}. Give both, or leave {name} out.</source>
        <translation>{name} 需要 {other}。请同时提供两者，或去掉 {name}。</translation>
    </message>
    <message>
        <source>{name} {value} has nothing for this model that the other files have not. Leave it out.</source>
        <translation>{name} {value} 中没有此模型所需而其他文件所缺少的内容。请去掉该项。</translation>
    </message>
    <message>
        <source>{name} {value} is made of other parts than {other}, or sees other pictures. Name models that grew from one another.</source>
        <translation>{name} {value} 的组成与 {other} 不同，或所见图像不同。请指定由彼此衍生的模型。</translation>
    </message>
    <message>
        <source>{name} is &apos;{value}&apos;. Write it as in {example}.</source>
        <translation>{name} 为 &apos;{value}&apos;。请按 {example} 的形式填写。</translation>
    </message>
    <message>
        <source>There is no case library at {path}. Build one with: cxr build IMAGES --library {path}</source>
        <translation>{path} 处没有病例库。建库命令：cxr build IMAGES --library {path}</translation>
    </message>
    <message>
        <source>No case library is open. Open one, or start with the demonstration.</source>
        <translation>尚未打开病例库。请打开一个病例库，或先从演示开始。</translation>
    </message>
    <message>
        <source>No case library came with this copy of the program. Name one with --library.</source>
        <translation>此版本的程序未附带病例库。请用 --library 指定一个。</translation>
    </message>
    <message>
        <source>The case library at {path} was never finished. Run the same build again; it resumes.</source>
        <translation>{path} 处的病例库尚未建完。请重新运行同一建库命令，程序会从中断处继续。</translation>
    </message>
    <message>
        <source>The case library {path} was built with this very model, {model}, and in this way: a new edition would be the same. Choose another model, or another way.</source>
        <translation>病例库 {path} 正是用该模型 {model} 并以这种方式建立的：新版本将完全相同。请选择另一个模型或另一种方式。</translation>
    </message>
    <message>
        <source>A window of the program is open: {holder}, since {since}. It would undo what is changed here, and answer from what it began with. Close it and run the same command again; or switch in the window: Case libraries, More, Another edition.</source>
        <translation>程序的一个窗口正开着：{holder}，自 {since} 起。它会撤销这里所做的更改，并继续用它启动时的病例库应答。请关闭窗口后再次运行同一命令；或在窗口中切换：病例库列表、更多、另一版本。</translation>
    </message>
    <message>
        <source>No film of this case library lies below {folder}. Name the folder that was built from, or one above it; file names must be as they were.</source>
        <translation>{folder} 下没有此病例库的胸片。请指定建库时所用的文件夹或其上级文件夹；文件名须与当时一致。</translation>
    </message>
    <message>
        <source>{file} of this case library has changed since it was written. Restore the library from a backup, or build it again.</source>
        <translation>此病例库的 {file} 在写入后被改动过。请从备份恢复病例库，或重新建库。</translation>
    </message>
    <message>
        <source>{file} of this case library is missing. Restore the library from a backup, or build it again.</source>
        <translation>此病例库缺少 {file}。请从备份恢复病例库，或重新建库。</translation>
    </message>
    <message>
        <source>The manifest of this case library is damaged ({detail}). Restore the library from a backup, or build it again.</source>
        <translation>此病例库的清单文件已损坏（{detail}）。请从备份恢复病例库，或重新建库。</translation>
    </message>
    <message>
        <source>This case library contradicts itself ({detail}). Restore the library from a backup, or build it again.</source>
        <translation>此病例库内容自相矛盾（{detail}）。请从备份恢复病例库，或重新建库。</translation>
    </message>
    <message>
        <source>The thumbnail of case {case_id} is damaged. Run cxr verify, then build the library again.</source>
        <translation>病例 {case_id} 的缩略图已损坏。请运行 cxr verify，然后重新建库。</translation>
    </message>
    <message>
        <source>This case library has format {found}; this program knows formats up to {known}. Update CXR Desktop.</source>
        <translation>此病例库的格式版本为 {found}，本程序最高支持 {known}。请更新 CXR Desktop。</translation>
    </message>
    <message>
        <source>This case library was built with the model {library_model}, not with {running_model}. Choose that model, or build the library again.</source>
        <translation>此病例库是用模型 {library_model} 而不是 {running_model} 建立的。请选择该模型，或重新建库。</translation>
    </message>
    <message>
        <source>This case library is being written by {holder} since {since}. Wait until that is done.</source>
        <translation>自 {since} 起，{holder} 正在写入此病例库。请等待其完成。</translation>
    </message>
    <message>
        <source>There is no space left to write {path}. Free some and run the same command again; it resumes.</source>
        <translation>空间不足，无法写入 {path}。请释放空间后重新运行同一命令，程序会从中断处继续。</translation>
    </message>
    <message>
        <source>{path} cannot be written. Choose another place, or ask your IT for permission.</source>
        <translation>无法写入 {path}。请选择其他位置，或向信息科申请权限。</translation>
    </message>
    <message>
        <source>{path} holds other files and is not a case library. Choose an empty or new folder.</source>
        <translation>{path} 中有其他文件，不是病例库。请选择空文件夹或新文件夹。</translation>
    </message>
    <message>
        <source>Case {case_id} is not in this library. Check the id: cxr query shows it.</source>
        <translation>病例 {case_id} 不在此病例库中。请检查编号：cxr query 会显示编号。</translation>
    </message>
    <message>
        <source>{path} is not in this library. Check the path; the library knows the film by where it was.</source>
        <translation>{path} 不在此病例库中。请检查路径；病例库按胸片入库时的位置识别胸片。</translation>
    </message>
    <message>
        <source>No case of this library has the content hash {sha256}. Check the hash.</source>
        <translation>此病例库中没有内容哈希值为 {sha256} 的病例。请检查哈希值。</translation>
    </message>
    <message>
        <source>There are no model weights at {path}. Name a file that is there.</source>
        <translation>{path} 处没有模型权重。请指定一个存在的文件。</translation>
    </message>
    <message>
        <source>No model came with this copy of the program. Name one with --model.</source>
        <translation>此版本的程序未附带模型。请用 --model 指定一个。</translation>
    </message>
    <message>
        <source>The model file {path} is damaged or breaks off. Copy it again.</source>
        <translation>模型文件 {path} 已损坏或不完整。请重新复制。</translation>
    </message>
    <message>
        <source>The weights in {path} are not the ones that were written. Copy the file again.</source>
        <translation>{path} 中的权重与写入时不一致。请重新复制该文件。</translation>
    </message>
    <message>
        <source>The model file {path} does not fit its own profile: {detail}. Copy it again.</source>
        <translation>模型文件 {path} 与其自身的配置不符：{detail}。请重新复制。</translation>
    </message>
    <message>
        <source>{path} holds weights, but not of this program ({detail}). Choose a model made by cxr train, or import it with cxr import-weights.</source>
        <translation>{path} 中有权重，但不是本程序的权重（{detail}）。请选择由 cxr train 生成的模型，或用 cxr import-weights 导入。</translation>
    </message>
    <message>
        <source>The model {path} has format {found}; this program knows formats up to {known}. Update CXR Desktop.</source>
        <translation>模型 {path} 的格式版本为 {found}，本程序最高支持 {known}。请更新 CXR Desktop。</translation>
    </message>
    <message>
        <source>CUDA was asked for, but is not available: {detail}. Use --device auto or --device cpu.</source>
        <translation>指定了 CUDA，但 CUDA 不可用：{detail}。请使用 --device auto 或 --device cpu。</translation>
    </message>
    <message>
        <source>The graphics card has failed. Go on with the CPU (--device cpu), or start the program again.</source>
        <translation>显卡出现故障。请改用 CPU（--device cpu），或重新启动程序。</translation>
    </message>
    <message>
        <source>The graphics card has too little free memory. Close other programs, or use --device cpu.</source>
        <translation>显卡可用显存不足。请关闭其他程序，或使用 --device cpu。</translation>
    </message>
    <message>
        <source>There is too little memory left. Close other programs.</source>
        <translation>内存不足。请关闭其他程序。</translation>
    </message>
    <message>
        <source>The training has diverged in epoch {epoch}: its loss is no number any more. Check the labels, or try another --seed.</source>
        <translation>训练在第 {epoch} 轮发散：损失已不是有效数值。请检查标签，或换一个 --seed 再试。</translation>
    </message>
    <message>
        <source>The history {path} has format {found}; this program knows formats up to {known}. Update CXR Desktop, or keep the history in another place.</source>
        <translation>历史记录 {path} 的格式版本为 {found}，本程序最高支持 {known}。请更新 CXR Desktop，或将历史记录保存在其他位置。</translation>
    </message>
    <message>
        <source>The history {path} is damaged ({detail}). Move the file away; a new one will be begun.</source>
        <translation>历史记录 {path} 已损坏（{detail}）。请将该文件移走，程序会新建一个。</translation>
    </message>
    <message>
        <source>{path} is not a history of this program. Choose another place for it.</source>
        <translation>{path} 不是本程序的历史记录。请为历史记录选择其他位置。</translation>
    </message>
    <message>
        <source>There is no space left to write the history {path}. Free some.</source>
        <translation>空间不足，无法写入历史记录 {path}。请释放空间。</translation>
    </message>
    <message>
        <source>The history {path} cannot be written. Choose another place, or ask your IT for permission.</source>
        <translation>无法写入历史记录 {path}。请选择其他位置，或向信息科申请权限。</translation>
    </message>
    <message>
        <source>The history {path} cannot be read or written ({detail}). Check the drive.</source>
        <translation>无法读写历史记录 {path}（{detail}）。请检查驱动器。</translation>
    </message>
    <message>
        <source>The setting {key} is not known. Remove it from {path}.</source>
        <translation>未知的设置项 {key}。请将其从 {path} 中删除。</translation>
    </message>
    <message>
        <source>The setting {key} in {path} must be {expected}. Mend it, or remove it.</source>
        <translation>{path} 中的设置项 {key} 必须为 {expected}。请更正或删除。</translation>
    </message>
    <message>
        <source>The setting {key} in {path} must be between {lowest} and {highest}. Mend it, or remove it.</source>
        <translation>{path} 中的设置项 {key} 必须在 {lowest} 到 {highest} 之间。请更正或删除。</translation>
    </message>
    <message>
        <source>The setting {key} in {path} must be one of: {choices}. Mend it, or remove it.</source>
        <translation>{path} 中的设置项 {key} 必须为以下之一：{choices}。请更正或删除。</translation>
    </message>
    <message>
        <source>Some of the keys in {path} belong to nothing that this program knows: {names}. They do nothing; mend them, or remove them.</source>
        <translation>{path} 中有些快捷键不属于本程序已知的任何操作：{names}。它们不起作用；请更正或删除。</translation>
    </message>
    <message>
        <source>Your IT has set this for everybody. Ask your IT to change it.</source>
        <translation>此项由信息科统一设定。如需更改，请联系信息科。</translation>
    </message>
    <message>
        <source>The settings file {path} is damaged ({detail}). Mend it, or delete it: every setting is then as it was at the first start.</source>
        <translation>设置文件 {path} 已损坏（{detail}）。请修复或删除该文件；删除后，所有设置将恢复为首次启动时的状态。</translation>
    </message>
    <message>
        <source>The settings file {path} has format {found}; this program knows formats up to {known}. Update CXR Desktop.</source>
        <translation>设置文件 {path} 的格式版本为 {found}，本程序最高支持 {known}。请更新 CXR Desktop。</translation>
    </message>
    <message>
        <source>The settings file {path} cannot be read ({detail}). Check the drive and your permissions.</source>
        <translation>无法读取设置文件 {path}（{detail}）。请检查驱动器和您的权限。</translation>
    </message>
    <message>
        <source>{name} is switched off on this machine. Ask who has set this: {who}</source>
        <translation>本机已关闭 {name}。请询问设置者：{who}</translation>
    </message>
    <message>
        <source>The case library {path} is not allowed on this machine. Open another one, or ask: {who}</source>
        <translation>本机不允许使用病例库 {path}。请打开其他病例库，或询问：{who}</translation>
    </message>
    <message>
        <source>The model with the weights {sha256} is not allowed on this machine. Choose another one, or ask: {who}</source>
        <translation>本机不允许使用权重为 {sha256} 的模型。请选择其他模型，或询问：{who}</translation>
    </message>
    <message>
        <source>There is no audit log at {path}. Name it with --file; it begins with the first query after audit_kept was switched on.</source>
        <translation>{path} 处没有审计日志。请用 --file 指定；启用 audit_kept 后的第一次查询才会创建日志。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({detail}). Check the drive and your permissions.</source>
        <translation>无法读取 {path}（{detail}）。请检查驱动器和您的权限。</translation>
    </message>
    <message>
        <source>{path} is no anchor of an audit log. Write one with cxr audit anchor --json.</source>
        <translation>{path} 不是审计日志的锚点。请用 cxr audit anchor --json 生成。</translation>
    </message>
    <message>
        <source>{file} of this case library cannot be read ({detail}). Check the drive and your permissions.</source>
        <translation>无法读取此病例库的 {file}（{detail}）。请检查驱动器和您的权限。</translation>
    </message>
    <message>
        <source>The case library {name} cannot be searched together with the others: {trouble}</source>
        <translation>病例库 {name} 无法与其他病例库共同检索：{trouble}</translation>
    </message>
    <message>
        <source>The case library {name} is named twice. Name it once.</source>
        <translation>病例库 {name} 指定了两次。请只指定一次。</translation>
    </message>
    <message>
        <source>{name} is a copy of {other}: there is nothing to find in it that is not there already. Leave one of them out.</source>
        <translation>{name} 是 {other} 的副本：其中没有后者所没有的病例。请去掉其中一个。</translation>
    </message>
    <message>
        <source>{name} was built with the model {model}, {other} with {other_model}: their similarities cannot be compared. Build one of them again with the model of the other.</source>
        <translation>{name} 是用模型 {model} 建立的，{other} 是用 {other_model} 建立的：它们的相似度无法比较。请用其中一个的模型重建另一个。</translation>
    </message>
    <message>
        <source>The films of the demonstration are synthetic and are not to stand among those of people. Search it alone.</source>
        <translation>演示的胸片是合成的，不应与真人的胸片混在一起。请单独检索它。</translation>
    </message>
    <message>
        <source>One of {other} and {name} holds several looks at every film, the other holds one: their similarities cannot be compared. Build one of them again in the way of the other.</source>
        <translation>{other} 和 {name} 中，一个病例库对每张胸片多次观察，另一个只观察一次：它们的相似度无法比较。请按其中一个的方式重建另一个。</translation>
    </message>
    <message>
        <source>In one of {other} and {name} every label weighs the same in a vote, in the other every case does. Build one of them again in the way of the other.</source>
        <translation>{other} 和 {name} 中，一个病例库投票时各标签权重相同，另一个则各病例权重相同。请按其中一个的方式重建另一个。</translation>
    </message>
    <message>
        <source>Another film lies here now than the one that the case library knows. Put that one back, or take this one in with a label of its own.</source>
        <translation>此处现在的胸片与病例库已知的不是同一张。请放回原来的胸片，或将这张带标签另行收录。</translation>
    </message>
    <message>
        <source>The case library {path} was built with the model {library_model}, and no weights file that is known here is that model. Name that file (on the command line with --model).</source>
        <translation>病例库 {path} 是用模型 {library_model} 建立的，而此处已知的权重文件都不是该模型。请指定该文件（命令行用 --model）。</translation>
    </message>
    <message>
        <source>The two case libraries do not tell apart the same labels: {old} here, {new} there. Compare libraries with the same labels.</source>
        <translation>两个病例库区分的标签不同：一个是 {old}，另一个是 {new}。请比较标签相同的病例库。</translation>
    </message>
    <message>
        <source>{path} is a case library, or lies in one, and nothing is written over it. Choose an empty or new folder.</source>
        <translation>{path} 是病例库或位于病例库内，不会被覆盖。请选择空的或新的文件夹。</translation>
    </message>
    <message>
        <source>About {needed} MB are needed at {path}, and {free} MB are free. Free some, or choose another place.</source>
        <translation>{path} 处约需 {needed} MB，而可用空间为 {free} MB。请释放空间，或选择其他位置。</translation>
    </message>
    <message>
        <source>The case library {path} with the model {model} is in use already. Choose another one.</source>
        <translation>病例库 {path} 及模型 {model} 已在使用。请选择另一个。</translation>
    </message>
    <message>
        <source>No other case library was in use before a switch, so there is nothing to go back to. Open the one that you want.</source>
        <translation>切换之前没有使用过其他病例库，因此无处可返回。请打开您想要的病例库。</translation>
    </message>
    <message>
        <source>The setting {key} holds for this whole machine, and stays as it is. Ask who has set it: {who}</source>
        <translation>设置 {key} 对整台计算机有效，保持不变。请询问设置者：{who}</translation>
    </message>
</context>
<context>
    <name>EvaluationPage</name>
    <message>
        <source>Films whose labels are known are asked about, one by one, and the library&apos;s answers are compared with those labels. They should be films and patients that {name} does not have.</source>
        <translation>逐一查询标签已知的胸片，并将病例库的回答与这些标签比较。这些胸片和患者应是 {name} 中没有的。</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Show them all the same</source>
        <translation>仍然显示</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>{films} films of {patients} patients, {refused} that could not be read</source>
        <translation>{films} 张胸片，{patients} 名患者，{refused} 张无法读取</translation>
    </message>
    <message>
        <source>{films} of these films are in the library too, and {patients} are of patients that it has: figures are too good. Evaluate other films, or look at them with that in mind.</source>
        <translation>其中 {films} 张胸片也在病例库中，{patients} 张属于库中已有的患者：结果会过于乐观。请评估其他胸片，或在了解这一点的前提下查看。</translation>
    </message>
    <message>
        <source>1 - specificity</source>
        <translation>1 - 特异度</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Sensitivity over 1 - specificity; the dotted line is a guess.</source>
        <translation>灵敏度与 1 - 特异度的关系；虚线表示随机猜测。</translation>
    </message>
    <message>
        <source>nearest cases</source>
        <translation>最近的病例数</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Share of the nearest cases that have the film&apos;s label: {values}</source>
        <translation>最近的病例中与胸片标签相同的比例：{values}</translation>
    </message>
    <message>
        <source>Films whose vote is not their label: {count}</source>
        <translation>投票结果与标签不同的胸片：{count}</translation>
    </message>
    <message>
        <source>Each beside its nearest case; those first that the library was surest of.</source>
        <translation>每张旁边是其最近的病例；病例库最确信的排在前面。</translation>
    </message>
    <message>
        <source>{label}: {name}
vote {vote} ({share})
nearest: {nearest} {similarity}</source>
        <translation>{label}：{name}
投票 {vote}（{share}）
最近：{nearest} {similarity}</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>No answer to this film yet</source>
        <translation>此胸片尚无结果</translation>
    </message>
    <message>
        <source>The cases below belong to the film before.</source>
        <translation>下方的病例属于上一张胸片。</translation>
    </message>
    <message>
        <source>{count} of {voters} most similar cases: {label}</source>
        <translation>{voters} 个最相似病例中有 {count} 个：{label}</translation>
    </message>
    <message>
        <source>Most similar case: {label}</source>
        <translation>最相似的病例：{label}</translation>
    </message>
    <message>
        <source>Vote and most similar case agree.</source>
        <translation>投票结果与最相似的病例一致。</translation>
    </message>
    <message>
        <source>Vote and most similar case disagree. Look at the cases.</source>
        <translation>投票结果与最相似的病例不一致。请查看病例本身。</translation>
    </message>
    <message>
        <source>The film itself is in this library and counts among these cases.</source>
        <translation>此胸片本身就在该病例库中，并计入这些病例。</translation>
    </message>
    <message>
        <source>{count} cases in {name}</source>
        <translation>{name} 中有 {count} 个病例</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>票数</translation>
    </message>
    <message>
        <source>Weighted share</source>
        <translation>加权占比</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Similarity of the nearest</source>
        <translation>最近病例的相似度</translation>
    </message>
    <message>
        <source>{value} (cosine, 1 is the same)</source>
        <translation>{value}（余弦，1 表示相同）</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} 毫秒</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>病例库</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Most similar case: {label}, from {library}</source>
        <translation>最相似的病例：{label}，来自 {library}</translation>
    </message>
    <message>
        <source>The film itself is in {library} and counts among these cases.</source>
        <translation>此胸片本身就在 {library} 中，并计入这些病例。</translation>
    </message>
    <message>
        <source>{name}: {count}</source>
        <translation>{name}：{count}</translation>
    </message>
    <message>
        <source>Votes by library</source>
        <translation>各病例库的票数</translation>
    </message>
</context>
<context>
    <name>FilmCommands</name>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show the whole film</source>
        <translation>显示整张胸片</translation>
    </message>
    <message>
        <source>Actual size, pixel by pixel</source>
        <translation>实际大小（逐像素显示）</translation>
    </message>
    <message>
        <source>Turn clockwise</source>
        <translation>顺时针旋转 90°</translation>
    </message>
    <message>
        <source>Turn counter-clockwise</source>
        <translation>逆时针旋转 90°</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>左右翻转</translation>
    </message>
    <message>
        <source>Swap top and bottom</source>
        <translation>上下翻转</translation>
    </message>
    <message>
        <source>Window: as it came</source>
        <translation>窗：原始状态</translation>
    </message>
    <message>
        <source>Window: full range</source>
        <translation>窗：全部灰度范围</translation>
    </message>
    <message>
        <source>Window: dark parts, as lungs</source>
        <translation>窗：较暗部分（如肺）</translation>
    </message>
    <message>
        <source>Window: middle tones, as soft tissue</source>
        <translation>窗：中间灰度（如软组织）</translation>
    </message>
    <message>
        <source>Window: bright parts, as bones</source>
        <translation>窗：较亮部分（如骨骼）</translation>
    </message>
    <message>
        <source>Invert black and white</source>
        <translation>黑白反相</translation>
    </message>
    <message>
        <source>Show the film as it came</source>
        <translation>显示胸片的原始状态</translation>
    </message>
    <message>
        <source>Show or hide the words on the film</source>
        <translation>显示或隐藏胸片上的文字</translation>
    </message>
    <message>
        <source>Show or hide the heat map</source>
        <translation>显示或隐藏热图</translation>
    </message>
    <message>
        <source>Hold to see the film without the heat map</source>
        <translation>按住以查看不带热图的胸片</translation>
    </message>
    <message>
        <source>Hold to move the film with the left button</source>
        <translation>按住后可用左键移动胸片</translation>
    </message>
    <message>
        <source>Look further left</source>
        <translation>向左查看</translation>
    </message>
    <message>
        <source>Look further right</source>
        <translation>向右查看</translation>
    </message>
    <message>
        <source>Look further up</source>
        <translation>向上查看</translation>
    </message>
    <message>
        <source>Look further down</source>
        <translation>向下查看</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>提高对比度</translation>
    </message>
    <message>
        <source>Less contrast</source>
        <translation>降低对比度</translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation>调亮</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>调暗</translation>
    </message>
    <message>
        <source>Hold for a loupe under the mouse</source>
        <translation>按住以在鼠标处显示放大镜</translation>
    </message>
    <message>
        <source>Measure a distance</source>
        <translation>测量距离</translation>
    </message>
    <message>
        <source>Measure an angle</source>
        <translation>测量角度</translation>
    </message>
    <message>
        <source>Measure the cardiothoracic ratio</source>
        <translation>测量心胸比</translation>
    </message>
    <message>
        <source>Remove the last measure</source>
        <translation>删除最后一个测量</translation>
    </message>
    <message>
        <source>Remove all measures</source>
        <translation>删除全部测量</translation>
    </message>
    <message>
        <source>Filter: local contrast (CLAHE)</source>
        <translation>滤镜：局部对比度（CLAHE）</translation>
    </message>
    <message>
        <source>Filter: sharpen</source>
        <translation>滤镜：锐化</translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation>窗宽/窗位</translation>
    </message>
    <message>
        <source>Move the film</source>
        <translation>移动胸片</translation>
    </message>
    <message>
        <source>Zoom: up is larger</source>
        <translation>缩放：向上放大</translation>
    </message>
    <message>
        <source>Remove the measure under the mouse</source>
        <translation>删除鼠标处的测量</translation>
    </message>
    <message>
        <source>Hold to see the other film of the pair in this one&apos;s place</source>
        <translation>按住以在原位查看这一对中的另一张胸片</translation>
    </message>
</context>
<context>
    <name>FilmMenus</name>
    <message>
        <source>Windows by name</source>
        <translation>按名称选择窗</translation>
    </message>
    <message>
        <source>Turn and flip</source>
        <translation>旋转与翻转</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Filters for looking, and words on the film</source>
        <translation>仅供观察的滤镜，以及胸片上的文字</translation>
    </message>
    <message>
        <source>{what} (keys {keys})</source>
        <translation>{what}（按键 {keys}）</translation>
    </message>
</context>
<context>
    <name>FilmToolbar</name>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Show the whole film</source>
        <translation>显示整张胸片</translation>
    </message>
    <message>
        <source>Actual size, pixel by pixel</source>
        <translation>实际大小（逐像素显示）</translation>
    </message>
    <message>
        <source>Invert black and white</source>
        <translation>黑白反相</translation>
    </message>
    <message>
        <source>Reset zoom, window, inversion, turn and filter</source>
        <translation>重置缩放、窗宽/窗位、反相、旋转和滤镜</translation>
    </message>
    <message>
        <source>Show the heat map</source>
        <translation>显示热图</translation>
    </message>
    <message>
        <source>Hold to see the film without the heat map</source>
        <translation>按住以查看不带热图的胸片</translation>
    </message>
    <message>
        <source>{what} (key {key})</source>
        <translation>{what}（按键 {key}）</translation>
    </message>
    <message>
        <source>Opacity of the heat map</source>
        <translation>热图不透明度</translation>
    </message>
</context>
<context>
    <name>FilmView</name>
    <message>
        <source>Film</source>
        <translation>胸片</translation>
    </message>
    <message>
        <source>Heat map hidden</source>
        <translation>热图已隐藏</translation>
    </message>
    <message>
        <source>Drop a film here, or open one</source>
        <translation>将胸片拖放到此处，或打开一张</translation>
    </message>
</context>
<context>
    <name>FilmWords</name>
    <message>
        <source>local contrast (CLAHE)</source>
        <translation>局部对比度（CLAHE）</translation>
    </message>
    <message>
        <source>sharpened</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Filter: {name}</source>
        <translation>滤镜：{name}</translation>
    </message>
    <message>
        <source>Filter: {name}, being made …</source>
        <translation>滤镜：{name}，正在生成…</translation>
    </message>
    <message>
        <source>Side unknown</source>
        <translation>方位未知</translation>
    </message>
    <message>
        <source>left side</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>right side</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>both sides</source>
        <translation>双侧</translation>
    </message>
    <message>
        <source>8-bit picture ({format})</source>
        <translation>8 位图像（{format}）</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>已左右镜像</translation>
    </message>
    <message>
        <source>Turned by {degrees}°</source>
        <translation>已旋转 {degrees}°</translation>
    </message>
    <message>
        <source>Window centre {centre}, width {width}</source>
        <translation>窗位 {centre}，窗宽 {width}</translation>
    </message>
    <message>
        <source>Zoom {percent}%</source>
        <translation>缩放 {percent}%</translation>
    </message>
</context>
<context>
    <name>GalleryDelegate</name>
    <message>
        <source>Picture not on this machine</source>
        <translation>图像不在本机上</translation>
    </message>
    <message>
        <source>the query film itself</source>
        <translation>查询胸片本身</translation>
    </message>
    <message>
        <source>Locate …</source>
        <translation>定位…</translation>
    </message>
    <message>
        <source>Film not on this machine</source>
        <translation>胸片不在本机上</translation>
    </message>
    <message>
        <source>same patient as {rank}</source>
        <translation>与第 {rank} 位为同一患者</translation>
    </message>
    <message>
        <source>Hide {count} of the same patient</source>
        <translation>同一患者另有 {count} 张（收起）</translation>
    </message>
    <message>
        <source>+{count} of the same patient</source>
        <translation>同一患者另有 {count} 张（展开）</translation>
    </message>
</context>
<context>
    <name>GalleryModel</name>
    <message>
        <source>{rank}  {label}  {similarity}</source>
        <translation>{rank}  {label}  {similarity}</translation>
    </message>
    <message>
        <source>Rank {rank}, {label}, similarity {similarity}, {name}</source>
        <translation>第 {rank} 位，{label}，相似度 {similarity}，{name}</translation>
    </message>
    <message>
        <source>the query film itself</source>
        <translation>查询胸片本身</translation>
    </message>
    <message>
        <source>film not on this machine</source>
        <translation>胸片不在本机上</translation>
    </message>
    <message>
        <source>+{count} of the same patient</source>
        <translation>同一患者另有 {count} 张</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>来源：{source}</translation>
    </message>
    <message>
        <source>The label comes from: {origin}</source>
        <translation>标签来自：{origin}</translation>
    </message>
    <message>
        <source>{label} in {library}</source>
        <translation>在 {library} 中为 {label}</translation>
    </message>
    <message>
        <source>{library} ({elsewhere})</source>
        <translation>{library}（{elsewhere}）</translation>
    </message>
    <message>
        <source>Case library: {library}</source>
        <translation>病例库：{library}</translation>
    </message>
    <message>
        <source>Also in {library}, there as {label}. It counts once.</source>
        <translation>也在 {library} 中，标签为 {label}。只计一次。</translation>
    </message>
</context>
<context>
    <name>GalleryPanel</name>
    <message>
        <source>Most similar cases</source>
        <translation>最相似病例</translation>
    </message>
    <message>
        <source>&amp;Cases shown</source>
        <translation>显示病例数(&amp;C)</translation>
    </message>
    <message>
        <source>How many of the most similar cases are shown. The vote is always of five.</source>
        <translation>显示多少个最相似病例。投票始终由五个病例进行。</translation>
    </message>
    <message>
        <source>How many of the most similar cases are shown</source>
        <translation>显示多少个最相似病例</translation>
    </message>
    <message>
        <source>The most similar cases will be shown here.</source>
        <translation>最相似病例将显示在此处。</translation>
    </message>
    <message>
        <source>Show beside the query</source>
        <translation>与查询胸片并列显示</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Locate the film …</source>
        <translation>定位胸片…</translation>
    </message>
    <message>
        <source>Show or hide further films of the patient</source>
        <translation>显示或隐藏该患者的其他胸片</translation>
    </message>
    <message>
        <source>Show in place of the case beside it</source>
        <translation>替换并列显示的病例</translation>
    </message>
    <message>
        <source>Search from this case</source>
        <translation>以此病例检索</translation>
    </message>
</context>
<context>
    <name>HeatPanel</name>
    <message>
        <source>What the heat map is to explain</source>
        <translation>热图要解释的内容</translation>
    </message>
    <message>
        <source>What the heat map is to explain: a label, or the similarity to a case</source>
        <translation>热图要解释的内容：某个标签，或与某个病例的相似度</translation>
    </message>
    <message>
        <source>Which branch of the model the heat map is of</source>
        <translation>热图来自模型的哪个分支</translation>
    </message>
    <message>
        <source>Show the figures behind the words</source>
        <translation>显示这些说法背后的数字</translation>
    </message>
    <message>
        <source>Similarity to case {rank} ({label})</source>
        <translation>与病例 {rank}（{label}）的相似度</translation>
    </message>
    <message>
        <source>CNN and ViT</source>
        <translation>CNN 与 ViT</translation>
    </message>
    <message>
        <source>CNN alone</source>
        <translation>仅 CNN</translation>
    </message>
    <message>
        <source>ViT alone</source>
        <translation>仅 ViT</translation>
    </message>
    <message>
        <source>What spoke for {label}</source>
        <translation>支持 {label} 的区域</translation>
    </message>
    <message>
        <source>{question}: {branch}</source>
        <translation>{question}：{branch}</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>{count} of {voters}: {label}</source>
        <translation>{count} / {voters}：{label}</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation>{date} {time}</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>备注：{note}</translation>
    </message>
    <message>
        <source>Asked: {libraries}</source>
        <translation>所查病例库：{libraries}</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Earlier queries</source>
        <translation>历史查询</translation>
    </message>
    <message>
        <source>Hide earlier queries</source>
        <translation>隐藏历史查询</translation>
    </message>
    <message>
        <source>Find a name, label or date</source>
        <translation>查找名称、标签或日期</translation>
    </message>
    <message>
        <source>Find an earlier query by name, label, note or date</source>
        <translation>按名称、标签、备注或日期查找历史查询</translation>
    </message>
    <message>
        <source>Note on this query</source>
        <translation>此查询的备注</translation>
    </message>
    <message>
        <source>Clear all …</source>
        <translation>全部清除…</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>再次显示</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>{found} of {count}</source>
        <translation>{found} / {count}</translation>
    </message>
    <message>
        <source>No earlier query has all these words.</source>
        <translation>没有包含所有这些词的历史查询。</translation>
    </message>
    <message>
        <source>Answered queries will be listed here.</source>
        <translation>已完成的查询将列在此处。</translation>
    </message>
</context>
<context>
    <name>KeyDelegate</name>
    <message>
        <source>New key or button for: {command}</source>
        <translation>新的按键或鼠标键：{command}</translation>
    </message>
</context>
<context>
    <name>LabelCounts</name>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>胸片数</translation>
    </message>
    <message>
        <source>Known patients</source>
        <translation>已知患者</translation>
    </message>
    <message>
        <source>Films without one</source>
        <translation>患者未知的胸片</translation>
    </message>
</context>
<context>
    <name>Libraries</name>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>{progress} ({rate} a second)</source>
        <translation>{progress}（每秒 {rate} 个）</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}：{reason}</translation>
    </message>
</context>
<context>
    <name>LibrariesPart</name>
    <message>
        <source>Where are the films of this library now?</source>
        <translation>此病例库的胸片现在在哪里？</translation>
    </message>
    <message>
        <source>Where is this case library now?</source>
        <translation>此病例库现在在哪里？</translation>
    </message>
    <message>
        <source>Open a case library</source>
        <translation>打开病例库</translation>
    </message>
    <message>
        <source>A folder for the audit</source>
        <translation>用于保存审查结果的文件夹</translation>
    </message>
    <message>
        <source>A folder for the evaluation</source>
        <translation>用于保存评估结果的文件夹</translation>
    </message>
    <message>
        <source>A folder for the comparison</source>
        <translation>用于保存比较结果的文件夹</translation>
    </message>
</context>
<context>
    <name>LibrariesView</name>
    <message>
        <source>Written to {folder}.</source>
        <translation>已写入 {folder}。</translation>
    </message>
    <message>
        <source>Cancelled. The library is as it was before.</source>
        <translation>已取消。病例库保持原样。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Cancelled. The library is ready; what is in it has not been looked over.</source>
        <translation>已取消。病例库已就绪，但其内容尚未检查。</translation>
    </message>
    <message>
        <source>Add films</source>
        <translation>添加胸片</translation>
    </message>
    <message>
        <source>Build a case library</source>
        <translation>建立病例库</translation>
    </message>
    <message>
        <source>What was found in the library</source>
        <translation>病例库审查结果</translation>
    </message>
    <message>
        <source>Evaluate a case library</source>
        <translation>评估病例库</translation>
    </message>
    <message>
        <source>Remove films</source>
        <translation>移除胸片</translation>
    </message>
    <message>
        <source>Case libraries</source>
        <translation>病例库列表</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Another edition of a case library</source>
        <translation>病例库的另一版本</translation>
    </message>
</context>
<context>
    <name>LibraryCard</name>
    <message>
        <source>Reference library</source>
        <translation>参考病例库</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>{count} cases</source>
        <translation>{count} 个病例</translation>
    </message>
    <message>
        <source>model {model}</source>
        <translation>模型 {model}</translation>
    </message>
    <message>
        <source>last changed {date}</source>
        <translation>最后更改于 {date}</translation>
    </message>
    <message>
        <source>without pictures</source>
        <translation>无图像</translation>
    </message>
    <message>
        <source>several looks at every film</source>
        <translation>每张胸片多次观察</translation>
    </message>
    <message>
        <source>every label weighs the same</source>
        <translation>各标签权重相同</translation>
    </message>
    <message>
        <source>Being looked at …</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Queries are answered from this library.</source>
        <translation>查询由此病例库回答。</translation>
    </message>
    <message>
        <source>Ready to be opened.</source>
        <translation>可以打开。</translation>
    </message>
    <message>
        <source>Films were answered from this library, with its own model, before the last switch.</source>
        <translation>上次切换之前，由此病例库用其自己的模型应答。</translation>
    </message>
    <message>
        <source>In use since {moment}.</source>
        <translation>自 {moment} 起使用。</translation>
    </message>
    <message>
        <source>Before the last switch films were answered from {name}, which stays on its drive.</source>
        <translation>上次切换之前由 {name} 应答，它仍保留在其驱动器上。</translation>
    </message>
    <message>
        <source>Reading every byte again …</source>
        <translation>正在重新读取每个字节…</translation>
    </message>
    <message>
        <source>Every byte is as it was written: {files} files, {size}, {cases} cases.</source>
        <translation>每个字节都与写入时一致：{files} 个文件，{size}，{cases} 个病例。</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}：{reason}</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>另有 {count} 个。</translation>
    </message>
    <message>
        <source>Answer from it</source>
        <translation>用它回答</translation>
    </message>
    <message>
        <source>Go back …</source>
        <translation>返回…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Look it over</source>
        <translation>审查</translation>
    </message>
    <message>
        <source>Evaluate …</source>
        <translation>评估…</translation>
    </message>
    <message>
        <source>Add films …</source>
        <translation>添加胸片…</translation>
    </message>
    <message>
        <source>Remove films …</source>
        <translation>移除胸片…</translation>
    </message>
    <message>
        <source>Locate moved films …</source>
        <translation>定位已移动的胸片…</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>显示其文件夹</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>从此列表中移除</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Queries are answered from this library, together with {names}. It comes first: the map of cases is its map, and a film that others hold too counts with its label.</source>
        <translation>查询由此病例库与 {names} 共同回答。此库排在首位：病例地图属于它，其他病例库也有的胸片以它的标签计票。</translation>
    </message>
    <message>
        <source>Queries are answered from this library, together with {names}.</source>
        <translation>查询由此病例库与 {names} 共同回答。</translation>
    </message>
    <message>
        <source>Search together with {names}</source>
        <translation>与 {names} 共同检索</translation>
    </message>
    <message>
        <source>Cannot be searched together: {reason}</source>
        <translation>无法共同检索：{reason}</translation>
    </message>
    <message>
        <source>Answer from it alone</source>
        <translation>仅用它回答</translation>
    </message>
    <message>
        <source>Another edition …</source>
        <translation>另一版本…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something went wrong inside: there is no answer to this film.</source>
        <translation>程序内部出错：此胸片没有结果。</translation>
    </message>
    <message>
        <source>The query was cancelled: there is no answer to this film.</source>
        <translation>查询已取消：此胸片没有结果。</translation>
    </message>
    <message>
        <source>The film of case {rank} is not where the library knows it: moved, or on another machine.</source>
        <translation>第 {rank} 位病例的胸片不在病例库记录的位置：已移动，或在另一台机器上。</translation>
    </message>
    <message>
        <source>Forget all earlier queries, with their notes, and which films were opened? This cannot be undone.</source>
        <translation>要清除所有历史查询及其备注，以及打开过哪些胸片的记录吗？此操作无法撤消。</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}：{reason}</translation>
    </message>
    <message>
        <source>Looking for the most similar cases of {name} …</source>
        <translation>正在查找与 {name} 最相似的病例…</translation>
    </message>
    <message>
        <source>CXR Desktop</source>
        <translation>CXR Desktop</translation>
    </message>
</context>
<context>
    <name>MannerForm</name>
    <message>
        <source>Keep small pictures of the films</source>
        <translation>保留胸片的小图</translation>
    </message>
    <message>
        <source>Then cases can be seen where the films are not, on another computer for instance. Without them the library holds features and facts only, and shows the films as long as they are in their place.</source>
        <translation>这样在没有胸片的地方（例如另一台电脑）也能看到病例。否则病例库只含特征和事实，仅当胸片仍在原处时才能显示。</translation>
    </message>
    <message>
        <source>Several looks at every film</source>
        <translation>每张胸片多次观察</translation>
    </message>
    <message>
        <source>Every film is also embedded stretched and squeezed, and the mean is kept: three times the work, more robust where films to be asked about come from other sources.</source>
        <translation>每张胸片还会在拉伸和压缩后各计算一次，并保留平均值：工作量为三倍，当查询胸片来自其他来源时更稳健。</translation>
    </message>
    <message>
        <source>Let every label weigh the same in the vote</source>
        <translation>让每个标签在投票中权重相同</translation>
    </message>
    <message>
        <source>Else every case weighs the same, and a label with many more cases than another wins more often because of that alone.</source>
        <translation>否则每个病例权重相同，病例多得多的标签仅因数量就会更常胜出。</translation>
    </message>
</context>
<context>
    <name>MapCommands</name>
    <message>
        <source>Open the case</source>
        <translation>打开病例</translation>
    </message>
    <message>
        <source>To the next case on the left</source>
        <translation>移到左侧的下一个病例</translation>
    </message>
    <message>
        <source>To the next case on the right</source>
        <translation>移到右侧的下一个病例</translation>
    </message>
    <message>
        <source>To the next case above</source>
        <translation>移到上方的下一个病例</translation>
    </message>
    <message>
        <source>To the next case below</source>
        <translation>移到下方的下一个病例</translation>
    </message>
    <message>
        <source>All cases in sight</source>
        <translation>显示全部病例</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>缩小</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>The query: {name}</source>
        <translation>查询胸片：{name}</translation>
    </message>
    <message>
        <source>{label}: {count}</source>
        <translation>{label}：{count} 例</translation>
    </message>
    <message>
        <source>{label}: {chosen} of {count}</source>
        <translation>{label}：{count} 例中的 {chosen} 例</translation>
    </message>
</context>
<context>
    <name>MeasureWords</name>
    <message>
        <source>Distance: set one end</source>
        <translation>距离：设置一端</translation>
    </message>
    <message>
        <source>Distance: set the other end</source>
        <translation>距离：设置另一端</translation>
    </message>
    <message>
        <source>Angle: set the end of one side</source>
        <translation>角度：设置一边的端点</translation>
    </message>
    <message>
        <source>Angle: set the corner</source>
        <translation>角度：设置顶点</translation>
    </message>
    <message>
        <source>Angle: set the end of the other side</source>
        <translation>角度：设置另一边的端点</translation>
    </message>
    <message>
        <source>Heart: set one edge, where it is widest</source>
        <translation>心脏：在最宽处设置一侧边缘</translation>
    </message>
    <message>
        <source>Heart: set the other edge</source>
        <translation>心脏：设置另一侧边缘</translation>
    </message>
    <message>
        <source>Chest: set one inner edge of the ribs, where it is widest</source>
        <translation>胸廓：在最宽处设置一侧肋骨内缘</translation>
    </message>
    <message>
        <source>Chest: set the other inner edge</source>
        <translation>胸廓：设置另一侧肋骨内缘</translation>
    </message>
    <message>
        <source>{degrees}°</source>
        <translation>{degrees}°</translation>
    </message>
    <message>
        <source>Cardiothoracic ratio {ratio}</source>
        <translation>心胸比 {ratio}</translation>
    </message>
    <message>
        <source>{pixels} pixels</source>
        <translation>{pixels} 像素</translation>
    </message>
    <message>
        <source>{length} mm</source>
        <translation>{length} mm</translation>
    </message>
    <message>
        <source>No scale: lengths are in pixels</source>
        <translation>无标尺：长度以像素计</translation>
    </message>
    <message>
        <source>Scale: at the detector (DICOM Imager Pixel Spacing); in the patient it is less</source>
        <translation>标尺：探测器处（DICOM Imager Pixel Spacing）；体内实际更小</translation>
    </message>
    <message>
        <source>Scale: DICOM Pixel Spacing</source>
        <translation>标尺：DICOM Pixel Spacing</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>MetricList</name>
    <message>
        <source>too few films for an interval</source>
        <translation>胸片太少，无法给出区间</translation>
    </message>
    <message>
        <source>95 %: {low} to {high}</source>
        <translation>95%：{low} 至 {high}</translation>
    </message>
</context>
<context>
    <name>Metrics</name>
    <message>
        <source>Vote is the label</source>
        <translation>投票与标签一致</translation>
    </message>
    <message>
        <source>Films for which the vote of the five nearest cases is their label.</source>
        <translation>五个最近病例的投票结果与其标签一致的胸片。</translation>
    </message>
    <message>
        <source>Nearest case has the label</source>
        <translation>最近病例的标签一致</translation>
    </message>
    <message>
        <source>Films whose nearest case has their label.</source>
        <translation>最近病例与其标签相同的胸片。</translation>
    </message>
    <message>
        <source>Precision among five</source>
        <translation>前五个的精确率</translation>
    </message>
    <message>
        <source>Of the five nearest cases, how many have the film&apos;s label, on average.</source>
        <translation>五个最近的病例中，平均有多少与胸片标签相同。</translation>
    </message>
    <message>
        <source>Mean average precision</source>
        <translation>平均精确率均值</translation>
    </message>
    <message>
        <source>As before, but cases that are nearer count more.</source>
        <translation>同上，但越近的病例权重越大。</translation>
    </message>
    <message>
        <source>Sensitivity for {label}</source>
        <translation>{label} 的灵敏度</translation>
    </message>
    <message>
        <source>Of the films with this label, those for which the vote says so.</source>
        <translation>有此标签的胸片中，投票也如此认为的比例。</translation>
    </message>
    <message>
        <source>Specificity for {label}</source>
        <translation>{label} 的特异度</translation>
    </message>
    <message>
        <source>Of the films with another label, those for which the vote does not say it.</source>
        <translation>其他标签的胸片中，投票未给出此标签的比例。</translation>
    </message>
    <message>
        <source>Area under the curve (AUROC)</source>
        <translation>曲线下面积（AUROC）</translation>
    </message>
    <message>
        <source>How often a film with a label scores higher for it than one without; 50 % is a guess.</source>
        <translation>有某标签的胸片得分高于无此标签胸片的频率；50% 相当于随机猜测。</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Research use only. Not a medical device. Not for diagnosis.</source>
        <translation>仅供研究使用。非医疗器械。不得用于诊断。</translation>
    </message>
    <message>
        <source>The heat map shows where the model&apos;s score came from. It is not the outline of a finding, and a cold area is not a healthy one.</source>
        <translation>热图显示模型得分的来源区域。它不是影像所见的轮廓；冷色区域也不代表该处健康。</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Open films</source>
        <translation>打开胸片</translation>
    </message>
    <message>
        <source>Open a folder of films</source>
        <translation>打开胸片文件夹</translation>
    </message>
    <message>
        <source>Open a case library</source>
        <translation>打开病例库</translation>
    </message>
    <message>
        <source>Where are the films of this library now?</source>
        <translation>此病例库的胸片现在位于何处？</translation>
    </message>
    <message>
        <source>Pasted film {number}</source>
        <translation>粘贴的胸片 {number}</translation>
    </message>
    <message>
        <source>No film has been opened yet</source>
        <translation>尚未打开过胸片</translation>
    </message>
    <message>
        <source>{name}: not there any more</source>
        <translation>{name}：已不存在</translation>
    </message>
</context>
<context>
    <name>OutlineTool</name>
    <message>
        <source>Outline what is at least as hot as the threshold</source>
        <translation>勾勒达到阈值的区域</translation>
    </message>
    <message>
        <source>Outline of the heat map</source>
        <translation>热图轮廓</translation>
    </message>
    <message>
        <source>Threshold of the outline, as a part of full colour</source>
        <translation>轮廓的阈值（占最强颜色的比例）</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>Made by CXR Desktop {version}, {moment}.</source>
        <translation>由 CXR Desktop {version} 生成，{moment}。</translation>
    </message>
    <message>
        <source>Vote is the label</source>
        <translation>投票与标签一致</translation>
    </message>
    <message>
        <source>Nearest case has the label</source>
        <translation>最近病例的标签一致</translation>
    </message>
    <message>
        <source>Mean precision among the five nearest</source>
        <translation>前五个的精确率均值</translation>
    </message>
    <message>
        <source>Mean average precision at 5</source>
        <translation>前五个的平均精确率均值</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>Area under the curve (AUROC)</source>
        <translation>曲线下面积（AUROC）</translation>
    </message>
    <message>
        <source>{films} films of {patients} patients, {refused} refused; model {model}.</source>
        <translation>{films} 张胸片，{patients} 名患者，{refused} 张被拒绝；模型 {model}。</translation>
    </message>
    <message>
        <source>BIASED: test films, or their patients, are also in the library. These figures are too good.</source>
        <translation>结果有偏：测试胸片或其患者也在病例库中，这些数字偏高。</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Label and vote</source>
        <translation>标签与投票</translation>
    </message>
    <message>
        <source>A row for each label of the films, a column for each label that won the vote.</source>
        <translation>每行为胸片的一个标签，每列为投票胜出的一个标签。</translation>
    </message>
    <message>
        <source>vote {vote} with {share}, nearest similarity {similarity}</source>
        <translation>投票 {vote}（{share}），最近相似度 {similarity}</translation>
    </message>
    <message>
        <source>Evaluation of {name}</source>
        <translation>{name} 的评估</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>未定义</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Share of the nearest cases that have the film&apos;s label, over how many cases are taken: {values}</source>
        <translation>最近的病例中与胸片标签相同的比例，随所取病例数变化：{values}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>Sensitivity and specificity</source>
        <translation>灵敏度与特异度</translation>
    </message>
    <message>
        <source>Sensitivity upwards, 1 - specificity to the right; the diagonal is a guess.</source>
        <translation>纵轴为灵敏度，横轴为 1 - 特异度；对角线相当于猜测。</translation>
    </message>
    <message>
        <source>Nearest case, {label}: {path}</source>
        <translation>最近病例，{label}：{path}</translation>
    </message>
    <message>
        <source>Films whose vote is not their label</source>
        <translation>投票结果与标签不同的胸片</translation>
    </message>
    <message>
        <source>Each beside its nearest case; those first that the library was surest of.</source>
        <translation>每张旁边是其最近的病例；病例库最确信的排在前面。</translation>
    </message>
    <message>
        <source>CXR Desktop: a demonstration</source>
        <translation>CXR Desktop：演示</translation>
    </message>
    <message>
        <source>Every film on this page was synthesised by this program. Nobody is on them, so nothing here says how well the product works on people: it shows what it does.</source>
        <translation>本页上的每张胸片都由本程序合成，其中没有任何真人，因此这里不说明本产品用于人时效果如何，只展示它做什么。</translation>
    </message>
    <message>
        <source>correlation {value}</source>
        <translation>相关系数 {value}</translation>
    </message>
    <message>
        <source>Audit of {name}</source>
        <translation>{name} 的审查</translation>
    </message>
    <message>
        <source>{count} cases of {patients} known patients in {folder}</source>
        <translation>{count} 个病例，{patients} 名已知患者，位于 {folder}</translation>
    </message>
    <message>
        <source>Files that are no cases</source>
        <translation>未成为病例的文件</translation>
    </message>
    <message>
        <source>They were offered and could not be taken.</source>
        <translation>它们曾被提供，但无法收入。</translation>
    </message>
    <message>
        <source>Exact copies</source>
        <translation>完全相同的副本</translation>
    </message>
    <message>
        <source>The same file several times: such a case counts several times in a vote.</source>
        <translation>同一文件出现多次：这样的病例在投票中会重复计数。</translation>
    </message>
    <message>
        <source>Near copies</source>
        <translation>近似副本</translation>
    </message>
    <message>
        <source>Probably the same picture, saved again.</source>
        <translation>很可能是再次保存的同一图像。</translation>
    </message>
    <message>
        <source>Copies under different labels</source>
        <translation>标签不同的副本</translation>
    </message>
    <message>
        <source>One picture, two labels: at least one is wrong.</source>
        <translation>同一图像有两个标签：至少一个是错的。</translation>
    </message>
    <message>
        <source>Suspected inversions</source>
        <translation>疑似灰度反转</translation>
    </message>
    <message>
        <source>They look like the negative of the others. An inverted film finds nothing that it should.</source>
        <translation>它们看起来像其他胸片的负片。灰度反转的胸片找不到应找到的病例。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>胸片数</translation>
    </message>
    <message>
        <source>Known patients</source>
        <translation>已知患者</translation>
    </message>
    <message>
        <source>Films without one</source>
        <translation>患者未知的胸片</translation>
    </message>
    <message>
        <source>Heat map, {target}, relative to this film&apos;s strongest spot.</source>
        <translation>热图，{target}，相对于本片最强的位置。</translation>
    </message>
    <message>
        <source>Heat map, {target}, on one scale for all films of the model.</source>
        <translation>热图，{target}，采用该模型所有胸片统一的标尺。</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>病例库</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>{count} cases ({counts})</source>
        <translation>{count} 个病例（{counts}）</translation>
    </message>
    <message>
        <source>{total} ms (read {read}, model {embed}, search {search})</source>
        <translation>{total} 毫秒（读取 {read}，模型 {embed}，检索 {search}）</translation>
    </message>
    <message>
        <source>Nearest case: {label} (similarity {similarity}).</source>
        <translation>最近病例：{label}（相似度 {similarity}）。</translation>
    </message>
    <message>
        <source>{total} ms (read {read}, model {embed}, search {search}, heat map {heat})</source>
        <translation>{total} 毫秒（读取 {read}，模型 {embed}，检索 {search}，热图 {heat}）</translation>
    </message>
    <message>
        <source>towards label {name}</source>
        <translation>指向标签 {name}</translation>
    </message>
    <message>
        <source>towards case {name}</source>
        <translation>指向病例 {name}</translation>
    </message>
    <message>
        <source>{votes} of 1 nearest case: {label}.</source>
        <translation>最近的 1 个病例中 {votes} 个：{label}。</translation>
    </message>
    <message>
        <source>{votes} of {voters} nearest cases: {label}.</source>
        <translation>最近的 {voters} 个病例中 {votes} 个：{label}。</translation>
    </message>
    <message>
        <source>The two agree.</source>
        <translation>两者一致。</translation>
    </message>
    <message>
        <source>The two disagree.</source>
        <translation>两者不一致。</translation>
    </message>
    <message>
        <source>The film itself is in this library and counts among these cases.</source>
        <translation>此胸片本身就在该病例库中，并计入这些病例。</translation>
    </message>
    <message>
        <source>{count} more stand in the table beside this page.</source>
        <translation>另有 {count} 项见本页旁的表格。</translation>
    </message>
    <message>
        <source>No picture is kept</source>
        <translation>没有保存图片</translation>
    </message>
    <message>
        <source>The query film</source>
        <translation>查询胸片</translation>
    </message>
    <message>
        <source>The film</source>
        <translation>胸片</translation>
    </message>
    <message>
        <source>The query film with its heat map</source>
        <translation>查询胸片及其热图</translation>
    </message>
    <message>
        <source>Self-test of CXR Desktop {version}</source>
        <translation>CXR Desktop {version} 自检</translation>
    </message>
    <message>
        <source>{failed} of {count} checks failed</source>
        <translation>{count} 项检查中有 {failed} 项未通过</translation>
    </message>
    <message>
        <source>All {count} checks passed</source>
        <translation>全部 {count} 项检查通过</translation>
    </message>
    <message>
        <source>What was tried and found is in English, for a support desk.</source>
        <translation>检查项目与结果为英文，供技术支持使用。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>What it found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Most similar cases of this library</source>
        <translation>该病例库中最相似的病例</translation>
    </message>
    <message>
        <source>Case {rank}: {label}</source>
        <translation>病例 {rank}：{label}</translation>
    </message>
    <message>
        <source>The picture is not on this machine</source>
        <translation>图像不在本机上</translation>
    </message>
    <message>
        <source>similarity {similarity}</source>
        <translation>相似度 {similarity}</translation>
    </message>
    <message>
        <source>same file as the query</source>
        <translation>与查询为同一文件</translation>
    </message>
    <message>
        <source>Most similar cases of these {count} libraries</source>
        <translation>这 {count} 个病例库中最相似的病例</translation>
    </message>
    <message>
        <source>{cases}; searched together: {parts}</source>
        <translation>{cases}；共同检索：{parts}</translation>
    </message>
    <message>
        <source>{library} (also in {others})</source>
        <translation>{library}（也在 {others}）</translation>
    </message>
</context>
<context>
    <name>PairStrip</name>
    <message>
        <source>Case {rank} is the query film itself.</source>
        <translation>病例 {rank} 就是查询胸片本身。</translation>
    </message>
    <message>
        <source>Case {rank} is the most similar case.</source>
        <translation>病例 {rank} 是最相似的病例。</translation>
    </message>
    <message>
        <source>Case {rank} is nearly as similar as the most similar case.</source>
        <translation>病例 {rank} 与最相似的病例几乎同样相似。</translation>
    </message>
    <message>
        <source>Case {rank} is less similar than the most similar case.</source>
        <translation>病例 {rank} 的相似程度低于最相似的病例。</translation>
    </message>
    <message>
        <source>Case {rank} is much less similar than the most similar case.</source>
        <translation>病例 {rank} 的相似程度远低于最相似的病例。</translation>
    </message>
    <message>
        <source>{words} {number}</source>
        <translation>{words}{number}</translation>
    </message>
    <message>
        <source>That two films look similar to the model says nothing of the cause.</source>
        <translation>两张胸片在模型看来相似，并不说明其原因。</translation>
    </message>
    <message>
        <source>Similarity {value} (1: the same to the model).</source>
        <translation>相似度 {value}（1 表示在模型看来相同）。</translation>
    </message>
</context>
<context>
    <name>PairedList</name>
    <message>
        <source>Old</source>
        <translation>旧</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>McNemar</source>
        <translation>McNemar</translation>
    </message>
    <message>
        <source>New less old, in points</source>
        <translation>新减旧（百分点）</translation>
    </message>
    <message>
        <source>too few films</source>
        <translation>胸片太少</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value}（{low} 至 {high}）</translation>
    </message>
</context>
<context>
    <name>PaneHead</name>
    <message>
        <source>In turns: {film}</source>
        <translation>交替显示：{film}</translation>
    </message>
    <message>
        <source>Keys and tools act on this film</source>
        <translation>按键和工具作用于此胸片</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询胸片</translation>
    </message>
    <message>
        <source>Case {rank}: {label}, similarity {similarity}</source>
        <translation>病例 {rank}：{label}，相似度 {similarity}</translation>
    </message>
    <message>
        <source>source not stated</source>
        <translation>未注明来源</translation>
    </message>
    <message>
        <source>patient not stated</source>
        <translation>未注明患者</translation>
    </message>
    <message>
        <source>patient {pseudonym}</source>
        <translation>患者 {pseudonym}</translation>
    </message>
    <message>
        <source>Case {rank}: {label}</source>
        <translation>病例 {rank}：{label}</translation>
    </message>
</context>
<context>
    <name>PercentLabel</name>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
</context>
<context>
    <name>PlaceEditor</name>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>不选择</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>not chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Take back what was chosen</source>
        <translation>撤销所选</translation>
    </message>
</context>
<context>
    <name>Placeholder</name>
    <message>
        <source>This film is in a window of its own.</source>
        <translation>此胸片正在单独的窗口中显示。</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>移回此处</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>{films} films would be taken, in about {time}.</source>
        <translation>将收录 {films} 张胸片，约需 {time}。</translation>
    </message>
    <message>
        <source>The library has {count} cases. What it knows already is not embedded again.</source>
        <translation>病例库有 {count} 个病例。已收录的胸片不会重新计算。</translation>
    </message>
    <message>
        <source>There is a library of {count} cases at this place. It stays until the new one is done, and is then replaced by it; films that both have are not embedded again.</source>
        <translation>此处已有一个含 {count} 个病例的病例库。它会保留到新库完成，然后被替换；两者共有的胸片不会重新计算。</translation>
    </message>
    <message>
        <source>Files that would be left out: {count}</source>
        <translation>将略去的文件：{count}</translation>
    </message>
    <message>
        <source>The time was measured on {count} of these films, just now. Files were only glanced at: one that is damaged inside is found by the build, and named in its audit.</source>
        <translation>时间是刚才在其中 {count} 张胸片上测得的。文件只粗略查看过：内部损坏的文件会在建库时发现，并列入审查结果。</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>Choose another model …</source>
        <translation>选择其他模型…</translation>
    </message>
    <message>
        <source>Build it again …</source>
        <translation>重新建库…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Look for it …</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Go back …</source>
        <translation>返回…</translation>
    </message>
</context>
<context>
    <name>RemovalPage</name>
    <message>
        <source>Cases of {name} that nobody is to find any more. The films themselves are not touched. Their small pictures stay in files of the library until enough cases are gone for those to be written anew, or the library is built again.</source>
        <translation>{name} 中不应再被找到的病例。胸片本身不受影响。它们的小图会留在病例库的文件中，直到移除的病例足够多而重写这些文件，或重新建库。</translation>
    </message>
    <message>
        <source>Label, name, folder or patient</source>
        <translation>标签、名称、文件夹或患者</translation>
    </message>
    <message>
        <source>Find cases by label, name, folder or patient</source>
        <translation>按标签、名称、文件夹或患者查找病例</translation>
    </message>
    <message>
        <source>Cases of this library</source>
        <translation>此病例库的病例</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>{count} chosen: {labels}</source>
        <translation>已选 {count} 个：{labels}</translation>
    </message>
    <message>
        <source>The cases are being read …</source>
        <translation>正在读取病例…</translation>
    </message>
    <message>
        <source>{count} cases are removed.</source>
        <translation>已移除 {count} 个病例。</translation>
    </message>
    <message>
        <source>{count} cases are listed. Choose those that are to go.</source>
        <translation>列出了 {count} 个病例。请选择要移除的病例。</translation>
    </message>
    <message>
        <source>Remove {count} cases from {name}? {labels}. This cannot be undone.</source>
        <translation>从 {name} 移除 {count} 个病例？{labels}。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>查询结果</translation>
    </message>
    <message>
        <source>Earlier queries</source>
        <translation>历史查询</translation>
    </message>
    <message>
        <source>Library and model</source>
        <translation>病例库与模型</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Most similar cases shown</source>
        <translation>显示的最相似病例数</translation>
    </message>
    <message>
        <source>One case of each patient</source>
        <translation>每名患者只取一个病例</translation>
    </message>
    <message>
        <source>Show the heat map</source>
        <translation>显示热图</translation>
    </message>
    <message>
        <source>Opacity of the heat map</source>
        <translation>热图不透明度</translation>
    </message>
    <message>
        <source>Keep queries after closing</source>
        <translation>关闭后保留查询</translation>
    </message>
    <message>
        <source>Days that queries are kept</source>
        <translation>查询保留天数</translation>
    </message>
    <message>
        <source>Case library</source>
        <translation>病例库</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行设备</translation>
    </message>
    <message>
        <source>Films are on near black in each of them.</source>
        <translation>在每种配色下，胸片都显示在近黑色背景上。</translation>
    </message>
    <message>
        <source>Of all words, numbers and dates.</source>
        <translation>适用于所有文字、数字和日期。</translation>
    </message>
    <message>
        <source>Of the whole window.</source>
        <translation>适用于整个窗口。</translation>
    </message>
    <message>
        <source>The vote is always of the five most similar ones.</source>
        <translation>投票始终由五个最相似病例进行。</translation>
    </message>
    <message>
        <source>Further films of a patient are left out of the answer.</source>
        <translation>同一患者的其他胸片不列入查询结果。</translation>
    </message>
    <message>
        <source>Over the film of each answer. A key switches it at any time.</source>
        <translation>叠加在每次查询的胸片上，可随时用按键显示或隐藏。</translation>
    </message>
    <message>
        <source>How much of the film the heat map covers.</source>
        <translation>热图遮盖胸片的程度。</translation>
    </message>
    <message>
        <source>Names and small pictures of films then stay on this computer. Ask your IT whether they may.</source>
        <translation>胸片的名称和缩略图将保留在本机上。请向信息科确认是否允许。</translation>
    </message>
    <message>
        <source>Older ones are deleted at the next start.</source>
        <translation>更早的查询将在下次启动时删除。</translation>
    </message>
    <message>
        <source>The folder of the cases that films are compared with.</source>
        <translation>与胸片进行比较的病例所在的文件夹。</translation>
    </message>
    <message>
        <source>A library answers only to the model that it was built with.</source>
        <translation>病例库只适用于建库时所用的模型。</translation>
    </message>
    <message>
        <source>A CUDA card answers faster.</source>
        <translation>支持 CUDA 的显卡更快。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark, for the reading room</source>
        <translation>深色，适合阅片室</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>CUDA where there is a card</source>
        <translation>有支持 CUDA 的显卡时使用</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CUDA only</source>
        <translation>仅使用 CUDA</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>The reference model</source>
        <translation>参考模型</translation>
    </message>
    <message>
        <source>Keep an audit log</source>
        <translation>保留审计日志</translation>
    </message>
    <message>
        <source>Who asked about which film, known by its hash alone, with which answer. Changes to the log show.</source>
        <translation>谁查询了哪张胶片（仅以哈希值标识）以及得到的答案。对日志的改动会被发现。</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Changes hold at once.</source>
        <translation>更改立即生效。</translation>
    </message>
    <message>
        <source>Restore the defaults</source>
        <translation>恢复默认设置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Set by your IT</source>
        <translation>由信息科设定</translation>
    </message>
    <message>
        <source>Set by {who}</source>
        <translation>由 {who} 设定</translation>
    </message>
</context>
<context>
    <name>ShareEditor</name>
    <message>
        <source> %</source>
        <translation>%</translation>
    </message>
</context>
<context>
    <name>SheetList</name>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Key or button</source>
        <translation>按键或鼠标键</translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation>所有快捷键</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>您已更改</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>{command}: {keys}</source>
        <translation>{command}：{keys}</translation>
    </message>
</context>
<context>
    <name>ShelfPage</name>
    <message>
        <source>Open a case library …</source>
        <translation>打开病例库…</translation>
    </message>
    <message>
        <source>Build a case library …</source>
        <translation>建立病例库…</translation>
    </message>
    <message>
        <source>What is removed from this list stays on its drive.</source>
        <translation>从此列表移除的病例库仍保留在其磁盘上。</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Everything is as it was.</source>
        <translation>一切照旧。</translation>
    </message>
    <message>
        <source>What you have changed yourself holds in this profile, too.</source>
        <translation>您自己所作的更改在此方案中同样有效。</translation>
    </message>
    <message>
        <source>“{command}” is on {keys} now.</source>
        <translation>“{command}”现在使用 {keys}。</translation>
    </message>
    <message>
        <source>“{command}” has no key now.</source>
        <translation>“{command}”现在没有按键。</translation>
    </message>
    <message>
        <source>Your IT has set the keys for everybody.</source>
        <translation>信息科已为所有人设定快捷键。</translation>
    </message>
    <message>
        <source>Enter binds another key or button, Delete takes it away. Changes hold at once.</source>
        <translation>回车键可改用其他按键或鼠标键，删除键可取消。更改立即生效。</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>键盘和鼠标</translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation>方案(&amp;P)</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>查找操作或按键</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>取消按键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部还原</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Zoom where the pointer is</source>
        <translation>在指针处缩放</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Show the whole film</source>
        <translation>显示整张胸片</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Everywhere in the window</source>
        <translation>整个窗口</translation>
    </message>
    <message>
        <source>On a film</source>
        <translation>胸片上</translation>
    </message>
    <message>
        <source>In the most similar cases</source>
        <translation>最相似病例列表</translation>
    </message>
    <message>
        <source>In the earlier queries</source>
        <translation>历史查询列表</translation>
    </message>
    <message>
        <source>CXR Desktop</source>
        <translation>CXR Desktop</translation>
    </message>
    <message>
        <source>Like OHIF</source>
        <translation>与 OHIF 相同的习惯</translation>
    </message>
    <message>
        <source>Like Weasis</source>
        <translation>与 Weasis 相同的习惯</translation>
    </message>
    <message>
        <source>Drag, left button</source>
        <translation>按住左键拖动</translation>
    </message>
    <message>
        <source>Drag, middle button</source>
        <translation>按住中键拖动</translation>
    </message>
    <message>
        <source>Drag, right button</source>
        <translation>按住右键拖动</translation>
    </message>
    <message>
        <source>{key} and drag, left button</source>
        <translation>按住 {key} 并用左键拖动</translation>
    </message>
    <message>
        <source>{key} and drag, middle button</source>
        <translation>按住 {key} 并用中键拖动</translation>
    </message>
    <message>
        <source>{key} and drag, right button</source>
        <translation>按住 {key} 并用右键拖动</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{key} is bound already: “{other}” ({scope}). Take it over?</source>
        <translation>{key} 已被占用：“{other}”（{scope}）。要改归此处吗？</translation>
    </message>
    <message>
        <source>{key} is the key of “{other}” ({scope}), too, but for Shift, and one of the two is held down. Take it over?</source>
        <translation>除 Shift 外，{key} 与“{other}”（{scope}）是同一个键，而其中之一需要按住。要改归此处吗？</translation>
    </message>
    <message>
        <source>{key} moves the keyboard through the window. Choose another key.</source>
        <translation>{key} 用于在窗口中移动键盘焦点。请选择其他按键。</translation>
    </message>
    <message>
        <source>{key} cancels and closes everywhere. Choose another key.</source>
        <translation>{key} 在各处用于取消和关闭。请选择其他按键。</translation>
    </message>
    <message>
        <source>{key} belongs to the operating system. Choose another key.</source>
        <translation>{key} 由操作系统占用。请选择其他按键。</translation>
    </message>
    <message>
        <source>{key} works lists and buttons all over the window. Choose another key, or hold Ctrl or Alt with it.</source>
        <translation>{key} 在整个窗口中用于操作列表和按钮。请选择其他按键，或同时按住 Ctrl 或 Alt。</translation>
    </message>
    <message>
        <source>{key} does nothing alone. Press it together with another key.</source>
        <translation>单独按 {key} 不起作用。请与其他按键一起按。</translation>
    </message>
    <message>
        <source>While measuring: move the point</source>
        <translation>测量时：移动点</translation>
    </message>
    <message>
        <source>Arrow keys; with Shift in small steps</source>
        <translation>方向键；按住 Shift 为小步</translation>
    </message>
    <message>
        <source>While measuring: set the point</source>
        <translation>测量时：确定点</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>While measuring: stop</source>
        <translation>测量时：停止</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>移动地图</translation>
    </message>
    <message>
        <source>Draw around cases to choose them</source>
        <translation>圈出病例以选中它们</translation>
    </message>
    <message>
        <source>Shift and drag, left button</source>
        <translation>按住 Shift 并用左键拖动</translation>
    </message>
    <message>
        <source>Choose no case any more</source>
        <translation>取消已选的病例</translation>
    </message>
    <message>
        <source>On the map of cases</source>
        <translation>在病例地图上</translation>
    </message>
</context>
<context>
    <name>SimilarityChart</name>
    <message>
        <source>Similarities of the most similar cases</source>
        <translation>最相似病例的相似度</translation>
    </message>
</context>
<context>
    <name>SourceForm</name>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Folder of films</source>
        <translation>胸片文件夹</translation>
    </message>
    <message>
        <source>Every film below it; the folder that a film lies in is its label: NORMAL, PNEUMONIA, …</source>
        <translation>其下的每张胸片；胸片所在文件夹即为其标签：NORMAL、PNEUMONIA…</translation>
    </message>
    <message>
        <source>Table of labels (CSV), if there is one</source>
        <translation>标签表（CSV），如果有</translation>
    </message>
    <message>
        <source>With the columns path and label; perhaps patient, view, age, sex, source. Its paths are looked for below the folder above, or beside the table, and only the films that it names are taken.</source>
        <translation>含 path 和 label 列；也可有 patient、view、age、sex、source 列。其中的路径在上述文件夹下或表格旁查找，只收录表中列出的胸片。</translation>
    </message>
    <message>
        <source>Table of labels</source>
        <translation>标签表</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Looking for films</source>
        <translation>正在查找胸片</translation>
    </message>
    <message>
        <source>Synthesising films</source>
        <translation>正在合成胸片</translation>
    </message>
    <message>
        <source>Embedding films</source>
        <translation>正在计算胸片的特征向量</translation>
    </message>
    <message>
        <source>Writing the library</source>
        <translation>正在写入病例库</translation>
    </message>
    <message>
        <source>Checking the library</source>
        <translation>正在检查病例库</translation>
    </message>
    <message>
        <source>Looking for the films</source>
        <translation>正在定位病例库的胸片</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>{stage}: {done} of {total}</source>
        <translation>{stage}：{done} / {total}</translation>
    </message>
    <message>
        <source>{stage}: {done} of {total}, {minutes}:{seconds} left</source>
        <translation>{stage}：{done} / {total}，剩余 {minutes}:{seconds}</translation>
    </message>
    <message>
        <source>Making the map of cases</source>
        <translation>正在生成病例地图</translation>
    </message>
    <message>
        <source>Reading every byte again</source>
        <translation>正在重新读取每个字节</translation>
    </message>
    <message>
        <source>Looking at the files</source>
        <translation>正在查看文件</translation>
    </message>
    <message>
        <source>Measuring how long it takes</source>
        <translation>正在测量所需时间</translation>
    </message>
    <message>
        <source>Asking the library about every film</source>
        <translation>正在用病例库查询每张胸片</translation>
    </message>
    <message>
        <source>Computing intervals</source>
        <translation>正在计算置信区间</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Start with the defaults</source>
        <translation>以默认设置启动</translation>
    </message>
    <message>
        <source>The file is then kept beside the new one, as {name}.</source>
        <translation>该文件将以 {name} 为名保留在新文件旁边。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>StatusRow</name>
    <message>
        <source>No case library</source>
        <translation>无病例库</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>{name}: {count} cases</source>
        <translation>{name}：{count} 个病例</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Take it over</source>
        <translation>改归此处</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>保持原样</translation>
    </message>
</context>
<context>
    <name>SwitchEditor</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>Switching</name>
    <message>
        <source>From now on films are answered from {name} with the model {model}, also after the next start. What is in use now stays on its drive, and can be gone back to in one step.</source>
        <translation>从现在起由 {name} 和模型 {model} 应答，下次启动后也是如此。目前使用的内容仍留在磁盘上，一步即可返回。</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Films are answered again from {name} with the model {model}, as before the last switch. The library that is in use now stays on its drive.</source>
        <translation>恢复由 {name} 和模型 {model} 应答，如上次切换之前。目前使用的病例库仍留在磁盘上。</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>that came with the program</source>
        <translation>随程序提供的模型</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>What the file says: {name}</source>
        <translation>文件信息：{name}</translation>
    </message>
    <message>
        <source>Search tags, names and values</source>
        <translation>搜索标签、名称和值</translation>
    </message>
    <message>
        <source>Show what may tell who the patient is</source>
        <translation>显示可能识别患者身份的内容</translation>
    </message>
    <message>
        <source>Tags of the file</source>
        <translation>文件的标签</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{shown} of {all} tags</source>
        <translation>{all} 个标签中的 {shown} 个</translation>
    </message>
</context>
<context>
    <name>TagModel</name>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
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
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} / {count}</translation>
    </message>
    <message>
        <source>Case library</source>
        <translation>病例库</translation>
    </message>
</context>
<context>
    <name>TrailBar</name>
    <message>
        <source>Searches that led here</source>
        <translation>到达此处的检索路径</translation>
    </message>
    <message>
        <source>You are here: {step}</source>
        <translation>当前位置：{step}</translation>
    </message>
    <message>
        <source>Case {rank}: {label}</source>
        <translation>病例 {rank}：{label}</translation>
    </message>
</context>
<context>
    <name>VerdictRow</name>
    <message>
        <source>My reading</source>
        <translation>我的判读</translation>
    </message>
    <message>
        <source>Kept with this query, where a note can be written too, and in the audit log where there is one. Press it again to take it back.</source>
        <translation>与本次查询一起保存（也可在那里写备注），如有审计日志也会记入。再按一次可撤回。</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>My reading agrees with the vote</source>
        <translation>我的判读与投票一致</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>My reading differs from the vote</source>
        <translation>我的判读与投票不一致</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>The votes of both are right for the very same films.</source>
        <translation>两者的投票在完全相同的胸片上正确。</translation>
    </message>
    <message>
        <source>These films do not show that one is better: the difference may well be chance.</source>
        <translation>这些胸片不能说明哪一个更好：差异很可能出于偶然。</translation>
    </message>
    <message>
        <source>The new library&apos;s vote is right for more films than the old one&apos;s.</source>
        <translation>新病例库的投票在更多胸片上正确。</translation>
    </message>
    <message>
        <source>The new library&apos;s vote is right for fewer films than the old one&apos;s.</source>
        <translation>新病例库的投票在更少胸片上正确。</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Opening the film of case {rank} …</source>
        <translation>正在打开病例 {rank} 的胸片…</translation>
    </message>
    <message>
        <source>The film of case {rank} is not where the library knows it.</source>
        <translation>病例 {rank} 的胸片不在病例库记录的位置。</translation>
    </message>
    <message>
        <source>Opening the map of cases …</source>
        <translation>正在打开病例地图…</translation>
    </message>
    <message>
        <source>It is made once for a library and then kept. Films can be read meanwhile.</source>
        <translation>每个病例库只需生成一次，之后会保存。期间可以继续阅片。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Make the map</source>
        <translation>生成地图</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Which cases look like this film?</source>
        <translation>哪些病例与这张胸片相像？</translation>
    </message>
    <message>
        <source>Open a chest film and see the most similar cases of a case library, with their labels. Everything stays on this computer.</source>
        <translation>打开一张胸片，查看病例库中最相似的病例及其标签。所有数据都保留在本机上。</translation>
    </message>
    <message>
        <source>Open films …</source>
        <translation>打开胸片…</translation>
    </message>
    <message>
        <source>Films can be looked at without a library. Drop them anywhere in this window.</source>
        <translation>没有病例库也可以查看胸片。将胸片拖放到此窗口的任意位置即可。</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>先看看</translation>
    </message>
    <message>
        <source>A small library of synthetic films, made on this computer, with films to ask it about.</source>
        <translation>在本机上生成的小型合成胸片病例库，并附有可供查询的胸片。</translation>
    </message>
    <message>
        <source>Start the demonstration</source>
        <translation>开始演示</translation>
    </message>
    <message>
        <source>Reference library</source>
        <translation>参考病例库</translation>
    </message>
    <message>
        <source>{count} training films of children, with the labels NORMAL and PNEUMONIA, from one hospital.</source>
        <translation>来自一家医院的 {count} 张儿童训练胸片，标签为 NORMAL 和 PNEUMONIA。</translation>
    </message>
    <message>
        <source>Open the reference library</source>
        <translation>打开参考病例库</translation>
    </message>
    <message>
        <source>Your own cases</source>
        <translation>您自己的病例</translation>
    </message>
    <message>
        <source>A case library that you have, or a new one from a folder of films sorted by label.</source>
        <translation>打开已有的病例库，或用按标签分类的胸片文件夹新建一个。</translation>
    </message>
    <message>
        <source>Open a case library …</source>
        <translation>打开病例库…</translation>
    </message>
    <message>
        <source>Build a case library …</source>
        <translation>建立病例库…</translation>
    </message>
    <message>
        <source>It did not come with this copy of the program.</source>
        <translation>此程序副本未附带该病例库。</translation>
    </message>
    <message>
        <source>All case libraries</source>
        <translation>全部病例库</translation>
    </message>
</context>
<context>
    <name>WhySimilar</name>
    <message>
        <source>There is no map of what makes them similar. {reason}</source>
        <translation>没有显示其相似之处的热图。{reason}</translation>
    </message>
    <message>
        <source>Looking for what makes these two films similar …</source>
        <translation>正在查找这两张胸片的相似之处…</translation>
    </message>
    <message>
        <source>What makes query and case {rank} similar</source>
        <translation>查询胸片与病例 {rank} 的相似之处</translation>
    </message>
    <message>
        <source>Marked: where the model found the similarity of these two films ({value}). It outlines no finding, and the same place marked on both is no proof of the same cause.</source>
        <translation>标出之处是模型判断这两张胸片相似（{value}）的依据。它不是影像所见的轮廓；两张胸片上同一处被标出，也不证明原因相同。</translation>
    </message>
</context>
<context>
    <name>WorkBadge</name>
    <message>
        <source>Case library: at work</source>
        <translation>病例库：正在处理</translation>
    </message>
    <message>
        <source>Case library: paused at {share}</source>
        <translation>病例库：已暂停在 {share}</translation>
    </message>
    <message>
        <source>Case library: {share}</source>
        <translation>病例库：{share}</translation>
    </message>
    <message>
        <source>{progress}. Click to go there.</source>
        <translation>{progress}。单击前往。</translation>
    </message>
</context>
<context>
    <name>WorkStrip</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Getting ready …</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Paused. {progress}</source>
        <translation>已暂停。{progress}</translation>
    </message>
</context>
<context>
    <name>WorthWords</name>
    <message>
        <source>The heat map is being computed …</source>
        <translation>正在计算热图…</translation>
    </message>
    <message>
        <source>CNN and ViT look at the same places.</source>
        <translation>CNN 与 ViT 关注相同的位置。</translation>
    </message>
    <message>
        <source>CNN and ViT look at different places.</source>
        <translation>CNN 与 ViT 关注不同的位置。</translation>
    </message>
    <message>
        <source>What counts as agreement, or as stable, has not been measured with this model (dotted outline).</source>
        <translation>尚未为此模型测定何为一致、何为稳定（点线轮廓）。</translation>
    </message>
    <message>
        <source>Rank correlation of CNN and ViT {value} (1: the same, 0: unrelated).</source>
        <translation>CNN 与 ViT 的秩相关为 {value}（1：相同，0：无关）。</translation>
    </message>
    <message>
        <source>With the film shifted by 3 %, rank correlation {value}.</source>
        <translation>胸片移动 3 % 后，秩相关为 {value}。</translation>
    </message>
    <message>
        <source>This map is stable under small shifts (solid outline).</source>
        <translation>此图在轻微移动下保持稳定（实线轮廓）。</translation>
    </message>
    <message>
        <source>This map changes under small shifts (dashed outline).</source>
        <translation>此图在轻微移动下会改变（虚线轮廓）。</translation>
    </message>
    <message>
        <source>What counts as stable has not been measured for this branch alone (dotted outline).</source>
        <translation>对单独这一分支，未测定何为稳定（点线轮廓）。</translation>
    </message>
</context>
<context>
    <name>_Bars</name>
    <message>
        <source>{rank}  {label}  {similarity}, the query film itself</source>
        <translation>{rank}  {label}  {similarity}，查询胸片本身</translation>
    </message>
    <message>
        <source>{rank}  {label}  {similarity}</source>
        <translation>{rank}  {label}  {similarity}</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
</context>
</TS>
