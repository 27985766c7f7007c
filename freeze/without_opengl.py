"""Before the frozen program starts: names that pyqtgraph imports and the map of cases, drawn without, never uses.

Qt's OpenGL is 10 MB. pyqtgraph derives classes from one of its own when it is imported; so there has to be one.
"""

import sys
from types import ModuleType

for name, classes in {"PySide6.QtOpenGL": (), "PySide6.QtOpenGLWidgets": ("QOpenGLWidget",)}.items():
    module = ModuleType(name)
    for each in classes:
        setattr(module, each, type(each, (), {}))
    sys.modules[name] = module
