<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>AcceptanceDialog</name>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>A tool for research and teaching. It shows the cases of a case library that are most similar to a chest film, with their labels and where they come from, and a map of where the model&apos;s score comes from. It works on this computer alone: no film leaves it.</source>
        <translation>Una herramienta para investigación y docencia. Muestra los casos de una biblioteca de casos más similares a una radiografía de tórax, con sus etiquetas y su procedencia, y un mapa de dónde procede la puntuación del modelo. Funciona solo en este equipo: ninguna radiografía sale de él.</translation>
    </message>
    <message>
        <source>What it is not</source>
        <translation>Qué no es</translation>
    </message>
    <message>
        <source>It has not been cleared or approved as a medical device by anybody. Its answers say which films look alike to a model. They say nothing about a patient, can be wrong, and must not be used for decisions about anybody&apos;s care.</source>
        <translation>Nadie lo ha autorizado ni aprobado como producto sanitario. Sus respuestas dicen qué radiografías le parecen similares a un modelo. No dicen nada sobre un paciente, pueden ser erróneas y no deben usarse para decidir sobre la atención de nadie.</translation>
    </message>
    <message>
        <source>Where it is weak</source>
        <translation>Cuáles son sus límites</translation>
    </message>
    <message>
        <source>The reference model has learnt from films of children in one hospital. On films of adults, of other views or of other devices it can be far less certain than it looks. A cold area of the heat map does not mean that there is nothing to see.</source>
        <translation>El modelo de referencia ha aprendido de radiografías de niños de un solo hospital. Con radiografías de adultos, de otras proyecciones o de otros equipos puede ser mucho menos seguro de lo que parece. Una zona fría del mapa de calor no significa que no haya nada que ver.</translation>
    </message>
    <message>
        <source>What you answer for</source>
        <translation>De qué responde usted</translation>
    </message>
    <message>
        <source>That you may use the films that you open, and that what you hand on holds nothing that tells who a patient is.</source>
        <translation>De que puede usar las radiografías que abre y de que lo que comparte no contiene nada que revele la identidad de un paciente.</translation>
    </message>
    <message>
        <source>CXR Desktop: before you begin</source>
        <translation>CXR Desktop: antes de empezar</translation>
    </message>
    <message>
        <source>Before you begin</source>
        <translation>Antes de empezar</translation>
    </message>
    <message>
        <source>Asked once for each version.</source>
        <translation>Se pregunta una vez por cada versión.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>I understand and accept</source>
        <translation>Lo entiendo y lo acepto</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Open films …</source>
        <translation>Abrir radiografías…</translation>
    </message>
    <message>
        <source>Open a folder of films …</source>
        <translation>Abrir una carpeta de radiografías…</translation>
    </message>
    <message>
        <source>Films opened last</source>
        <translation>Últimas radiografías abiertas</translation>
    </message>
    <message>
        <source>Paste a film</source>
        <translation>Pegar una radiografía</translation>
    </message>
    <message>
        <source>Previous film</source>
        <translation>Radiografía anterior</translation>
    </message>
    <message>
        <source>Next film</source>
        <translation>Radiografía siguiente</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Consultar de nuevo</translation>
    </message>
    <message>
        <source>Back to the answer before</source>
        <translation>Volver a la respuesta anterior</translation>
    </message>
    <message>
        <source>Forward to the answer after</source>
        <translation>Avanzar a la respuesta siguiente</translation>
    </message>
    <message>
        <source>Earlier queries</source>
        <translation>Consultas anteriores</translation>
    </message>
    <message>
        <source>What the file says (DICOM tags)</source>
        <translation>Lo que dice el archivo (etiquetas DICOM)</translation>
    </message>
    <message>
        <source>Film in a window of its own</source>
        <translation>Radiografía en su propia ventana</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demostración</translation>
    </message>
    <message>
        <source>Reference library</source>
        <translation>Biblioteca de referencia</translation>
    </message>
    <message>
        <source>Open a case library …</source>
        <translation>Abrir una biblioteca de casos…</translation>
    </message>
    <message>
        <source>Build a case library …</source>
        <translation>Crear una biblioteca de casos…</translation>
    </message>
    <message>
        <source>Locate the films of this library …</source>
        <translation>Localizar las radiografías de esta biblioteca…</translation>
    </message>
    <message>
        <source>Run on the CPU</source>
        <translation>Ejecutar en la CPU</translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation>Configuración…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>Bugs</name>
    <message>
        <source>Something went wrong inside.</source>
        <translation>Se ha producido un error interno.</translation>
    </message>
    <message>
        <source>What is on the screen stays. Please send the report to whoever looks after this program: it names places in the program, and no film and no patient.</source>
        <translation>Lo que está en pantalla se conserva. Envíe el informe a quien se encargue de este programa: nombra lugares del programa y ninguna radiografía ni ningún paciente.</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copiar el informe</translation>
    </message>
</context>
<context>
    <name>ColourBar</name>
    <message>
        <source>weak</source>
        <translation>débil</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>fuerte</translation>
    </message>
    <message>
        <source>The heat map shows where the model&apos;s score came from. It is not the outline of a finding, and a cold area is not a healthy one.</source>
        <translation>El mapa de calor muestra de dónde procede la puntuación del modelo. No es el contorno de un hallazgo, y una zona fría no es una zona sana.</translation>
    </message>
    <message>
        <source>Colours of the heat map, from weak to strong</source>
        <translation>Colores del mapa de calor, de débil a fuerte</translation>
    </message>
    <message>
        <source>Relative scale: full colour is this map&apos;s own strongest spot. Films cannot be compared by it.</source>
        <translation>Escala relativa: el color pleno es el punto más fuerte de este mismo mapa. No sirve para comparar radiografías.</translation>
    </message>
    <message>
        <source>One scale for all films: full colour is {value} log odds for the label per film area. What looks weak is weak.</source>
        <translation>Una escala para todas las radiografías: el color pleno son {value} de log-odds de la etiqueta por área de la radiografía. Lo que se ve débil es débil.</translation>
    </message>
    <message>
        <source>One scale for all films: full colour is {value} of similarity per film area. What looks weak is weak.</source>
        <translation>Una escala para todas las radiografías: el color pleno son {value} de similitud por área de la radiografía. Lo que se ve débil es débil.</translation>
    </message>
</context>
<context>
    <name>CompareCommands</name>
    <message>
        <source>Let query and case change places</source>
        <translation>Intercambiar la consulta y el caso</translation>
    </message>
    <message>
        <source>Show query and case in turns in one place (hold B to do it by hand)</source>
        <translation>Mostrar consulta y caso por turnos en un mismo lugar (mantenga B para hacerlo a mano)</translation>
    </message>
    <message>
        <source>Zoom, place and window together in all films</source>
        <translation>Zoom, posición y ventana a la vez en todas las radiografías</translation>
    </message>
    <message>
        <source>Show on both films what makes them similar</source>
        <translation>Mostrar en ambas radiografías qué las hace similares</translation>
    </message>
    <message>
        <source>Search from this case</source>
        <translation>Buscar a partir de este caso</translation>
    </message>
    <message>
        <source>To the next film</source>
        <translation>Ir a la radiografía siguiente</translation>
    </message>
    <message>
        <source>To the film before</source>
        <translation>Ir a la radiografía anterior</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Cerrar el caso</translation>
    </message>
    <message>
        <source>Close all cases</source>
        <translation>Cerrar todos los casos</translation>
    </message>
    <message>
        <source>{what} (key {key})</source>
        <translation>{what} (tecla {key})</translation>
    </message>
</context>
<context>
    <name>ComparePane</name>
    <message>
        <source>Close the case</source>
        <translation>Cerrar el caso</translation>
    </message>
    <message>
        <source>The query film</source>
        <translation>La radiografía consultada</translation>
    </message>
    <message>
        <source>The film of case {rank}</source>
        <translation>La radiografía del caso {rank}</translation>
    </message>
</context>
<context>
    <name>DetachedPane</name>
    <message>
        <source>Film</source>
        <translation>Radiografía</translation>
    </message>
    <message>
        <source>{film}: CXR Desktop</source>
        <translation>{film}: CXR Desktop</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>this build of PyTorch is for the CPU alone</source>
        <translation>esta versión de PyTorch es solo para la CPU</translation>
    </message>
    <message>
        <source>no usable NVIDIA card or driver was found</source>
        <translation>no se encontró ninguna tarjeta NVIDIA ni controlador utilizable</translation>
    </message>
    <message>
        <source>no profile inside</source>
        <translation>no contiene ningún perfil</translation>
    </message>
    <message>
        <source>no schema number</source>
        <translation>sin número de formato</translation>
    </message>
    <message>
        <source>it is not that of a case library</source>
        <translation>no es el de una biblioteca de casos</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>no es JSON</translation>
    </message>
    <message>
        <source>its content does not fit its checksum</source>
        <translation>su contenido no coincide con su suma de comprobación</translation>
    </message>
    <message>
        <source>it has no &apos;settings&apos;</source>
        <translation>le falta &apos;settings&apos;</translation>
    </message>
    <message>
        <source>it has no &apos;schema&apos; number</source>
        <translation>le falta el número &apos;schema&apos;</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>un texto</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>un número entero</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un número</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true o false</translation>
    </message>
    <message>
        <source>a path or null</source>
        <translation>una ruta o null</translation>
    </message>
    <message>
        <source>rows of three texts</source>
        <translation>filas de tres textos</translation>
    </message>
    <message>
        <source>floating point</source>
        <translation>coma flotante</translation>
    </message>
    <message>
        <source>uncompressed YBR_FULL_422</source>
        <translation>YBR_FULL_422 sin comprimir</translation>
    </message>
    <message>
        <source>photometric interpretation</source>
        <translation>interpretación fotométrica</translation>
    </message>
    <message>
        <source>run-length coded BMP</source>
        <translation>BMP con codificación RLE</translation>
    </message>
    <message>
        <source>subsampled JPEG 2000</source>
        <translation>JPEG 2000 submuestreado</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>no existe el archivo o la carpeta</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>permiso denegado</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>error de entrada/salida</translation>
    </message>
    <message>
        <source>Remote I/O error</source>
        <translation>error remoto de entrada/salida</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>no queda espacio en el dispositivo</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>no existe el dispositivo</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>dispositivo o recurso ocupado</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>sistema de archivos de solo lectura</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>identificador de archivo obsoleto</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>el servidor está apagado</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>no hay ruta hasta el servidor</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>se agotó el tiempo de conexión</translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation>la unidad de red no está conectada</translation>
    </message>
    <message>
        <source>disk I/O error</source>
        <translation>error de lectura o escritura del disco</translation>
    </message>
    <message>
        <source>database is locked</source>
        <translation>la base de datos está bloqueada</translation>
    </message>
    <message>
        <source>database disk image is malformed</source>
        <translation>el archivo de la base de datos está dañado</translation>
    </message>
    <message>
        <source>file is not a database</source>
        <translation>el archivo no es una base de datos</translation>
    </message>
</context>
<context>
    <name>DeviceBadge</name>
    <message>
        <source>Warming up …</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>The model is being loaded. Films can be opened already; questions wait for it.</source>
        <translation>Se está cargando el modelo. Ya se pueden abrir radiografías; las consultas esperan a que termine.</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Sin modelo</translation>
    </message>
    <message>
        <source>Runs on {device}</source>
        <translation>Se ejecuta en {device}</translation>
    </message>
    <message>
        <source>{name}. Chosen because: {reason}.</source>
        <translation>{name}. Motivo de la elección: {reason}.</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>as the settings ask</source>
        <translation>así lo pide la configuración</translation>
    </message>
    <message>
        <source>a CUDA card was found</source>
        <translation>se encontró una tarjeta con CUDA</translation>
    </message>
    <message>
        <source>this copy of the program is built for the CPU alone</source>
        <translation>esta copia del programa está compilada solo para la CPU</translation>
    </message>
    <message>
        <source>no usable NVIDIA card or driver was found</source>
        <translation>no se encontró ninguna tarjeta NVIDIA ni controlador utilizables</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>No film was found under {path}. Name a folder whose sub-folders are labels (NORMAL, PNEUMONIA, ...), or give a CSV with the columns path and label.</source>
        <translation>No se encontró ninguna radiografía en {path}. Indique una carpeta cuyas subcarpetas sean etiquetas (NORMAL, PNEUMONIA, ...) o proporcione un CSV con las columnas path y label.</translation>
    </message>
    <message>
        <source>{path} does not exist. Check the path.</source>
        <translation>{path} no existe. Compruebe la ruta.</translation>
    </message>
    <message>
        <source>The folder {path} cannot be listed ({detail}). Check the drive, or ask its owner or your IT for permission.</source>
        <translation>No se puede leer el contenido de la carpeta {path} ({detail}). Compruebe la unidad o pida permiso a su propietario o al departamento de informática.</translation>
    </message>
    <message>
        <source>None of the {count} files could be read as a film. The first one: {first}</source>
        <translation>Ninguno de los {count} archivos se pudo leer como radiografía. El primero: {first}</translation>
    </message>
    <message>
        <source>That would leave the case library without a case. Delete its folder instead.</source>
        <translation>La biblioteca de casos se quedaría sin ningún caso. Si es lo que quiere, elimine su carpeta.</translation>
    </message>
    <message>
        <source>The label file {path} does not exist. Check the path.</source>
        <translation>El archivo de etiquetas {path} no existe. Compruebe la ruta.</translation>
    </message>
    <message>
        <source>The label file {path} cannot be read ({detail}). Check the drive and your permissions.</source>
        <translation>No se puede leer el archivo de etiquetas {path} ({detail}). Compruebe la unidad y sus permisos.</translation>
    </message>
    <message>
        <source>The label file {path} is not UTF-8 text. Save it as CSV UTF-8.</source>
        <translation>El archivo de etiquetas {path} no es texto UTF-8. Guárdelo como CSV UTF-8.</translation>
    </message>
    <message>
        <source>The label file {path} lacks the column {column}. It needs at least the columns path and label.</source>
        <translation>Al archivo de etiquetas {path} le falta la columna {column}. Necesita al menos las columnas path y label.</translation>
    </message>
    <message>
        <source>Row {row} of {path}: {problem}. Mend that row.</source>
        <translation>Fila {row} de {path}: {problem}. Corrija esa fila.</translation>
    </message>
    <message>
        <source>The column {column} of {path} says who a patient is, and a case library must not. Remove it; the column patient may hold a number, of which only a pseudonym is kept.</source>
        <translation>La columna {column} de {path} revela la identidad de los pacientes, y una biblioteca de casos no debe hacerlo. Elimínela; la columna patient puede contener un número, del que solo se conserva un seudónimo.</translation>
    </message>
    <message>
        <source>The label file {path} holds no film. Add rows below the header.</source>
        <translation>El archivo de etiquetas {path} no contiene ninguna radiografía. Añada filas debajo del encabezado.</translation>
    </message>
    <message>
        <source>{name} is {value}. Give a value between {lowest} and {highest}.</source>
        <translation>{name} es {value}. Indique un valor entre {lowest} y {highest}.</translation>
    </message>
    <message>
        <source>{name} {value!r} is not known. Choose one of: {choices}.</source>
        <translation>{name} no admite {value!r}. Elija una de estas opciones: {choices}.</translation>
    </message>
    <message>
        <source>{name} is missing. Give it, or {alternative} instead.</source>
        <translation>Falta {name}. Indíquelo o use {alternative} en su lugar.</translation>
    </message>
    <message>
        <source>{name} is {value}. Give a multiple of {of}.</source>
        <translation>{name} es {value}. Indique un múltiplo de {of}.</translation>
    </message>
    <message>
        <source>{count} of {total} test films, or their patients, are also in the library: figures would be too good. Evaluate other films, or repeat with --allow-overlap; the report will then say so.</source>
        <translation>{count} de las {total} radiografías de prueba, o sus pacientes, también están en la biblioteca: los resultados serían demasiado buenos. Evalúe otras radiografías o repita con --allow-overlap; el informe lo hará constar.</translation>
    </message>
    <message>
        <source>All films have the label {label}. A model learns from the difference: give films of at least two labels.</source>
        <translation>Todas las radiografías tienen la etiqueta {label}. Un modelo aprende de las diferencias: proporcione radiografías de al menos dos etiquetas.</translation>
    </message>
    <message>
        <source>There are {count} readable films, {of_label} of them {label}. At least {fewest} are needed, and {needed} of each label.</source>
        <translation>Hay {count} radiografías legibles, {of_label} de ellas con la etiqueta {label}. Se necesitan al menos {fewest} en total y {needed} de cada etiqueta.</translation>
    </message>
    <message>
        <source>All films are of one patient. A model can only be judged on patients that it has not seen: give films of more patients.</source>
        <translation>Todas las radiografías son de un mismo paciente. Un modelo solo puede evaluarse con pacientes que no ha visto: proporcione radiografías de más pacientes.</translation>
    </message>
    <message>
        <source>The films of {label} are of too few patients to learn from some and be judged on others. Give films of more patients.</source>
        <translation>Las radiografías de {label} son de muy pocos pacientes para aprender de unos y evaluar con otros. Proporcione radiografías de más pacientes.</translation>
    </message>
    <message>
        <source>The profile {profile} crops its films, and training works on whole ones. Choose another profile.</source>
        <translation>El perfil {profile} recorta las radiografías, y el entrenamiento usa radiografías completas. Elija otro perfil.</translation>
    </message>
    <message>
        <source>There is no space left to write {path}. Free some and run the same command again.</source>
        <translation>No queda espacio para escribir {path}. Libere espacio y vuelva a ejecutar el mismo comando.</translation>
    </message>
    <message>
        <source>You have no permission to write {path}. Choose another place, or ask your IT.</source>
        <translation>No tiene permiso para escribir {path}. Elija otra ubicación o consulte al departamento de informática.</translation>
    </message>
    <message>
        <source>{path} is a folder. Name a file in it.</source>
        <translation>{path} es una carpeta. Indique un archivo dentro de ella.</translation>
    </message>
    <message>
        <source>{path} cannot be written, because a file is where a folder should be. Choose another place.</source>
        <translation>No se puede escribir {path}, porque hay un archivo donde debería haber una carpeta. Elija otra ubicación.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({detail}). Check the drive.</source>
        <translation>No se puede escribir {path} ({detail}). Compruebe la unidad.</translation>
    </message>
    <message>
        <source>{path} holds other files. Choose a new or an empty folder.</source>
        <translation>{path} contiene otros archivos. Elija una carpeta nueva o vacía.</translation>
    </message>
    <message>
        <source>The checkpoint {path} belongs to a run with other films or other options. Repeat that command, or start afresh without --resume.</source>
        <translation>El punto de control {path} pertenece a una ejecución con otras radiografías u otras opciones. Repita aquel comando o empiece de nuevo sin --resume.</translation>
    </message>
    <message>
        <source>The checkpoint {path} is damaged. Start afresh without --resume.</source>
        <translation>El punto de control {path} está dañado. Empiece de nuevo sin --resume.</translation>
    </message>
    <message>
        <source>There is the checkpoint of an unfinished run at {path}. Go on from it with --resume, or delete it.</source>
        <translation>En {path} hay un punto de control de una ejecución sin terminar. Continúe desde él con --resume o elimínelo.</translation>
    </message>
    <message>
        <source>This file is not an image that can be read here. Use PNG, JPEG, TIFF, BMP, WebP or DICOM.</source>
        <translation>Este archivo no es una imagen que se pueda leer aquí. Use PNG, JPEG, TIFF, BMP, WebP o DICOM.</translation>
    </message>
    <message>
        <source>This is a folder, not a film. Name a file, or build a library from the folder.</source>
        <translation>Esto es una carpeta, no una radiografía. Indique un archivo o cree una biblioteca a partir de la carpeta.</translation>
    </message>
    <message>
        <source>The DICOM transfer syntax {syntax} is not supported. Export the film uncompressed or as JPEG 2000.</source>
        <translation>No se admite la sintaxis de transferencia DICOM {syntax}. Exporte la radiografía sin comprimir o como JPEG 2000.</translation>
    </message>
    <message>
        <source>This DICOM file is encrypted. Export it without encryption.</source>
        <translation>Este archivo DICOM está cifrado. Expórtelo sin cifrar.</translation>
    </message>
    <message>
        <source>This DICOM file holds no picture ({sop_class}). Choose the film itself.</source>
        <translation>Este archivo DICOM no contiene ninguna imagen ({sop_class}). Elija la propia radiografía.</translation>
    </message>
    <message>
        <source>Only DICOM files hold patient fields; this is not one. Open the original film.</source>
        <translation>Solo los archivos DICOM contienen datos del paciente; este no lo es. Abra la radiografía original.</translation>
    </message>
    <message>
        <source>The pixel format of this film ({detail}) is not supported. Export it as 8 to 16 bit grey.</source>
        <translation>No se admite el formato de píxel de esta radiografía ({detail}). Expórtela en escala de grises de 8 a 16 bits.</translation>
    </message>
    <message>
        <source>This file breaks off before its end. Copy or export it again.</source>
        <translation>Este archivo está incompleto: se interrumpe antes del final. Vuelva a copiarlo o exportarlo.</translation>
    </message>
    <message>
        <source>This file is empty. Copy or export it again.</source>
        <translation>Este archivo está vacío. Vuelva a copiarlo o exportarlo.</translation>
    </message>
    <message>
        <source>This file is damaged and cannot be decoded. Copy or export it again.</source>
        <translation>Este archivo está dañado y no se puede decodificar. Vuelva a copiarlo o exportarlo.</translation>
    </message>
    <message>
        <source>Another film lies here now than the one that was asked about. Open it to ask about it.</source>
        <translation>Aquí hay ahora una radiografía distinta de la que se consultó. Ábrala para consultarla.</translation>
    </message>
    <message>
        <source>What this DICOM film says of itself ({attribute}) is missing, makes no sense or does not fit its picture. Export it again.</source>
        <translation>La información de esta radiografía DICOM ({attribute}) falta, no tiene sentido o no corresponde a su imagen. Expórtela de nuevo.</translation>
    </message>
    <message>
        <source>This film has {megapixels:.0f} megapixels; the limit is {limit:.0f}. Export it at a smaller size.</source>
        <translation>Esta radiografía tiene {megapixels:.0f} megapíxeles; el límite es {limit:.0f}. Expórtela con un tamaño menor.</translation>
    </message>
    <message>
        <source>This file has {megabytes:.0f} MB; the limit is {limit:.0f}. Export it at a smaller size.</source>
        <translation>Este archivo ocupa {megabytes:.0f} MB; el límite es {limit:.0f}. Expórtelo con un tamaño menor.</translation>
    </message>
    <message>
        <source>This file holds {frames} frames; a radiograph has one. Choose a single film.</source>
        <translation>Este archivo contiene {frames} fotogramas; una radiografía tiene uno solo. Elija una única radiografía.</translation>
    </message>
    <message>
        <source>This picture is in colour; a radiograph is grey. Choose the original film.</source>
        <translation>Esta imagen es en color; una radiografía es en escala de grises. Elija la radiografía original.</translation>
    </message>
    <message>
        <source>This DICOM picture uses a colour palette; a radiograph is grey. Choose the original film.</source>
        <translation>Esta imagen DICOM usa una paleta de colores; una radiografía es en escala de grises. Elija la radiografía original.</translation>
    </message>
    <message>
        <source>This picture is one single grey level: there is nothing to see on it. Export the film again.</source>
        <translation>Esta imagen tiene un único nivel de gris: no hay nada que ver en ella. Exporte de nuevo la radiografía.</translation>
    </message>
    <message>
        <source>This picture has no extent. Export the film again.</source>
        <translation>Esta imagen tiene tamaño cero. Exporte de nuevo la radiografía.</translation>
    </message>
    <message>
        <source>This picture is {width} x {height} pixels; at least {limit} a side are needed. Choose the original film.</source>
        <translation>Esta imagen mide {width} x {height} píxeles; se necesitan al menos {limit} por lado. Elija la radiografía original.</translation>
    </message>
    <message>
        <source>This picture is {width} x {height} pixels: too long and narrow for a film. Choose the original film.</source>
        <translation>Esta imagen mide {width} x {height} píxeles: es demasiado alargada para ser una radiografía. Elija la radiografía original.</translation>
    </message>
    <message>
        <source>This file does not exist (any more). Check the path, or whether the drive is connected.</source>
        <translation>Este archivo no existe o ya no existe. Compruebe la ruta o si la unidad está conectada.</translation>
    </message>
    <message>
        <source>You have no permission to read this file. Ask the owner of the file or your IT.</source>
        <translation>No tiene permiso para leer este archivo. Consulte a su propietario o al departamento de informática.</translation>
    </message>
    <message>
        <source>This file cannot be read ({detail}). Check whether the drive is connected.</source>
        <translation>No se puede leer este archivo ({detail}). Compruebe si la unidad está conectada.</translation>
    </message>
    <message>
        <source>This is not an ordinary file. Choose a film.</source>
        <translation>Esto no es un archivo normal. Elija una radiografía.</translation>
    </message>
    <message>
        <source>There is no case library at {path}. Build one with: cxr build IMAGES --library {path}</source>
        <translation>No hay ninguna biblioteca de casos en {path}. Cree una con: cxr build IMAGES --library {path}</translation>
    </message>
    <message>
        <source>No case library is open. Open one, or start with the demonstration.</source>
        <translation>No hay ninguna biblioteca de casos abierta. Abra una o empiece con la demostración.</translation>
    </message>
    <message>
        <source>No case library came with this copy of the program. Name one with --library.</source>
        <translation>Esta copia del programa no incluye ninguna biblioteca de casos. Indique una con --library.</translation>
    </message>
    <message>
        <source>The case library at {path} was never finished. Run the same build again; it resumes.</source>
        <translation>La biblioteca de casos de {path} no llegó a terminarse. Ejecute de nuevo la misma creación; se reanudará.</translation>
    </message>
    <message>
        <source>{file} of this case library cannot be read ({detail}). Check whether the drive is connected.</source>
        <translation>No se puede leer {file} de esta biblioteca de casos ({detail}). Compruebe si la unidad está conectada.</translation>
    </message>
    <message>
        <source>No film of this case library lies below {folder}. Name the folder that was built from, or one above it; file names must be as they were.</source>
        <translation>En {folder} no hay ninguna radiografía de esta biblioteca de casos. Indique la carpeta con la que se creó o una superior; los nombres de archivo deben ser los de entonces.</translation>
    </message>
    <message>
        <source>{file} of this case library has changed since it was written. Restore the library from a backup, or build it again.</source>
        <translation>{file} de esta biblioteca de casos ha cambiado desde que se escribió. Restaure la biblioteca desde una copia de seguridad o vuelva a crearla.</translation>
    </message>
    <message>
        <source>{file} of this case library is missing. Restore the library from a backup, or build it again.</source>
        <translation>Falta {file} en esta biblioteca de casos. Restaure la biblioteca desde una copia de seguridad o vuelva a crearla.</translation>
    </message>
    <message>
        <source>The manifest of this case library is damaged ({detail}). Restore the library from a backup, or build it again.</source>
        <translation>El manifiesto de esta biblioteca de casos está dañado ({detail}). Restaure la biblioteca desde una copia de seguridad o vuelva a crearla.</translation>
    </message>
    <message>
        <source>This case library contradicts itself ({detail}). Restore the library from a backup, or build it again.</source>
        <translation>Esta biblioteca de casos se contradice ({detail}). Restaure la biblioteca desde una copia de seguridad o vuelva a crearla.</translation>
    </message>
    <message>
        <source>The thumbnail of case {case_id} is damaged. Run cxr verify, then build the library again.</source>
        <translation>La miniatura del caso {case_id} está dañada. Ejecute cxr verify y vuelva a crear la biblioteca.</translation>
    </message>
    <message>
        <source>This case library has format {found}; this program knows formats up to {known}. Update CXR Desktop.</source>
        <translation>Esta biblioteca de casos tiene el formato {found}; este programa conoce formatos hasta el {known}. Actualice CXR Desktop.</translation>
    </message>
    <message>
        <source>This case library was built with the model {library_model}, not with {running_model}. Choose that model, or build the library again.</source>
        <translation>Esta biblioteca de casos se creó con el modelo {library_model}, no con {running_model}. Elija aquel modelo o vuelva a crear la biblioteca.</translation>
    </message>
    <message>
        <source>This case library is being written by {holder} since {since}. Wait until that is done.</source>
        <translation>{holder} está escribiendo en esta biblioteca de casos desde {since}. Espere a que termine.</translation>
    </message>
    <message>
        <source>There is no space left to write {path}. Free some and run the same command again; it resumes.</source>
        <translation>No queda espacio para escribir {path}. Libere espacio y vuelva a ejecutar el mismo comando; se reanudará.</translation>
    </message>
    <message>
        <source>{path} cannot be written. Choose another place, or ask your IT for permission.</source>
        <translation>No se puede escribir {path}. Elija otra ubicación o pida permiso al departamento de informática.</translation>
    </message>
    <message>
        <source>{path} holds other files and is not a case library. Choose an empty or new folder.</source>
        <translation>{path} contiene otros archivos y no es una biblioteca de casos. Elija una carpeta vacía o nueva.</translation>
    </message>
    <message>
        <source>Case {case_id} is not in this library. Check the id: cxr query shows it.</source>
        <translation>El caso {case_id} no está en esta biblioteca. Compruebe el identificador: cxr query lo muestra.</translation>
    </message>
    <message>
        <source>{path} is not in this library. Check the path; the library knows the film by where it was.</source>
        <translation>{path} no está en esta biblioteca. Compruebe la ruta; la biblioteca conoce la radiografía por la ubicación que tenía.</translation>
    </message>
    <message>
        <source>No case of this library has the content hash {sha256}. Check the hash.</source>
        <translation>Ningún caso de esta biblioteca tiene el hash de contenido {sha256}. Compruebe el hash.</translation>
    </message>
    <message>
        <source>There are no model weights at {path}. Name a file with --model.</source>
        <translation>No hay pesos de modelo en {path}. Indique un archivo con --model.</translation>
    </message>
    <message>
        <source>No model came with this copy of the program. Name one with --model.</source>
        <translation>Esta copia del programa no incluye ningún modelo. Indique uno con --model.</translation>
    </message>
    <message>
        <source>The model file {path} is damaged or breaks off. Copy it again.</source>
        <translation>El archivo de modelo {path} está dañado o incompleto. Cópielo de nuevo.</translation>
    </message>
    <message>
        <source>The weights in {path} are not the ones that were written. Copy the file again.</source>
        <translation>Los pesos de {path} no son los que se escribieron. Copie de nuevo el archivo.</translation>
    </message>
    <message>
        <source>The model file {path} does not fit its own profile: {detail}. Copy it again.</source>
        <translation>El archivo de modelo {path} no corresponde a su propio perfil: {detail}. Cópielo de nuevo.</translation>
    </message>
    <message>
        <source>{path} holds weights, but not of this program ({detail}). Choose a model made by cxr train, or import it with cxr import-weights.</source>
        <translation>{path} contiene pesos, pero no de este programa ({detail}). Elija un modelo hecho con cxr train o impórtelo con cxr import-weights.</translation>
    </message>
    <message>
        <source>The model {path} has format {found}; this program knows formats up to {known}. Update CXR Desktop.</source>
        <translation>El modelo {path} tiene el formato {found}; este programa conoce formatos hasta el {known}. Actualice CXR Desktop.</translation>
    </message>
    <message>
        <source>CUDA was asked for, but is not available: {detail}. Use --device auto or --device cpu.</source>
        <translation>Se pidió CUDA, pero no está disponible: {detail}. Use --device auto o --device cpu.</translation>
    </message>
    <message>
        <source>The graphics card has failed. Go on with the CPU (--device cpu), or start the program again.</source>
        <translation>La tarjeta gráfica ha fallado. Continúe con la CPU (--device cpu) o vuelva a iniciar el programa.</translation>
    </message>
    <message>
        <source>The graphics card has too little free memory. Close other programs, or use --device cpu.</source>
        <translation>La tarjeta gráfica tiene muy poca memoria libre. Cierre otros programas o use --device cpu.</translation>
    </message>
    <message>
        <source>There is too little memory left. Close other programs.</source>
        <translation>Queda muy poca memoria. Cierre otros programas.</translation>
    </message>
    <message>
        <source>The training has diverged in epoch {epoch}: its loss is no number any more. Check the labels, or try another --seed.</source>
        <translation>El entrenamiento divergió en la época {epoch}: su pérdida ya no es un número. Compruebe las etiquetas o pruebe con otro --seed.</translation>
    </message>
    <message>
        <source>The history {path} has format {found}; this program knows formats up to {known}. Update CXR Desktop, or keep the history in another place.</source>
        <translation>El historial {path} tiene el formato {found}; este programa conoce formatos hasta el {known}. Actualice CXR Desktop o guarde el historial en otra ubicación.</translation>
    </message>
    <message>
        <source>The history {path} is damaged ({detail}). Move the file away; a new one will be begun.</source>
        <translation>El historial {path} está dañado ({detail}). Mueva el archivo a otro sitio; se empezará uno nuevo.</translation>
    </message>
    <message>
        <source>{path} is not a history of this program. Choose another place for it.</source>
        <translation>{path} no es un historial de este programa. Elija otra ubicación para el historial.</translation>
    </message>
    <message>
        <source>There is no space left to write the history {path}. Free some.</source>
        <translation>No queda espacio para escribir el historial {path}. Libere espacio.</translation>
    </message>
    <message>
        <source>The history {path} cannot be written. Choose another place, or ask your IT for permission.</source>
        <translation>No se puede escribir el historial {path}. Elija otra ubicación o pida permiso al departamento de informática.</translation>
    </message>
    <message>
        <source>The history {path} cannot be read or written ({detail}). Check the drive.</source>
        <translation>No se puede leer o escribir el historial {path} ({detail}). Compruebe la unidad.</translation>
    </message>
    <message>
        <source>The setting {key} is not known. Remove it from {path}.</source>
        <translation>El ajuste {key} no se reconoce. Elimínelo de {path}.</translation>
    </message>
    <message>
        <source>The setting {key} in {path} must be {expected}. Mend it, or remove it.</source>
        <translation>El ajuste {key} de {path} debe ser {expected}. Corríjalo o elimínelo.</translation>
    </message>
    <message>
        <source>The setting {key} in {path} must be between {lowest} and {highest}. Mend it, or remove it.</source>
        <translation>El ajuste {key} de {path} debe estar entre {lowest} y {highest}. Corríjalo o elimínelo.</translation>
    </message>
    <message>
        <source>The setting {key} in {path} must be one of: {choices}. Mend it, or remove it.</source>
        <translation>El ajuste {key} de {path} debe ser uno de estos: {choices}. Corríjalo o elimínelo.</translation>
    </message>
    <message>
        <source>Your IT has set this for everybody. Ask your IT to change it.</source>
        <translation>El departamento de informática ha fijado este valor para todos. Pídale que lo cambie.</translation>
    </message>
    <message>
        <source>The settings file {path} is damaged ({detail}). Mend it, or delete it: every setting is then as it was at the first start.</source>
        <translation>El archivo de configuración {path} está dañado ({detail}). Corríjalo o elimínelo: si lo elimina, todos los ajustes volverán a ser los del primer inicio.</translation>
    </message>
    <message>
        <source>The settings file {path} has format {found}; this program knows formats up to {known}. Update CXR Desktop.</source>
        <translation>El archivo de configuración {path} tiene el formato {found}; este programa conoce formatos hasta el {known}. Actualice CXR Desktop.</translation>
    </message>
    <message>
        <source>The settings file {path} cannot be read ({detail}). Check the drive and your permissions.</source>
        <translation>No se puede leer el archivo de configuración {path} ({detail}). Compruebe la unidad y sus permisos.</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>Numbers</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>No answer to this film yet</source>
        <translation>Esta radiografía aún no tiene respuesta</translation>
    </message>
    <message>
        <source>The cases below belong to the film before.</source>
        <translation>Los casos de abajo corresponden a la radiografía anterior.</translation>
    </message>
    <message>
        <source>{count} of {voters} most similar cases: {label}</source>
        <translation>{count} de los {voters} casos más similares: {label}</translation>
    </message>
    <message>
        <source>Most similar case: {label}</source>
        <translation>Caso más similar: {label}</translation>
    </message>
    <message>
        <source>Vote and most similar case agree.</source>
        <translation>El voto y el caso más similar coinciden.</translation>
    </message>
    <message>
        <source>Vote and most similar case disagree. Look at the cases.</source>
        <translation>El voto y el caso más similar no coinciden. Examine los casos.</translation>
    </message>
    <message>
        <source>The film itself is in this library and counts among these cases.</source>
        <translation>La propia radiografía está en esta biblioteca y cuenta entre estos casos.</translation>
    </message>
    <message>
        <source>{count} cases in {name}</source>
        <translation>{count} casos en {name}</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Votos</translation>
    </message>
    <message>
        <source>Weighted share</source>
        <translation>Proporción ponderada</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Similarity of the nearest</source>
        <translation>Similitud del más cercano</translation>
    </message>
    <message>
        <source>{value} (cosine, 1 is the same)</source>
        <translation>{value} (coseno; 1 es idéntico)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
</context>
<context>
    <name>FilmCommands</name>
    <message>
        <source>Zoom in</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Reducir</translation>
    </message>
    <message>
        <source>Show the whole film</source>
        <translation>Mostrar la radiografía completa</translation>
    </message>
    <message>
        <source>Actual size, pixel by pixel</source>
        <translation>Tamaño real, píxel a píxel</translation>
    </message>
    <message>
        <source>Turn clockwise</source>
        <translation>Girar 90° a la derecha</translation>
    </message>
    <message>
        <source>Turn counter-clockwise</source>
        <translation>Girar 90° a la izquierda</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>Voltear de izquierda a derecha</translation>
    </message>
    <message>
        <source>Swap top and bottom</source>
        <translation>Voltear de arriba abajo</translation>
    </message>
    <message>
        <source>Window: as it came</source>
        <translation>Ventana: tal como llegó</translation>
    </message>
    <message>
        <source>Window: full range</source>
        <translation>Ventana: todo el intervalo</translation>
    </message>
    <message>
        <source>Window: dark parts, as lungs</source>
        <translation>Ventana: partes oscuras, como los pulmones</translation>
    </message>
    <message>
        <source>Window: middle tones, as soft tissue</source>
        <translation>Ventana: tonos medios, como las partes blandas</translation>
    </message>
    <message>
        <source>Window: bright parts, as bones</source>
        <translation>Ventana: partes claras, como los huesos</translation>
    </message>
    <message>
        <source>Invert black and white</source>
        <translation>Invertir blanco y negro</translation>
    </message>
    <message>
        <source>Show the film as it came</source>
        <translation>Mostrar la radiografía tal como llegó</translation>
    </message>
    <message>
        <source>Show or hide the words on the film</source>
        <translation>Mostrar u ocultar los textos sobre la radiografía</translation>
    </message>
    <message>
        <source>Show or hide the heat map</source>
        <translation>Mostrar u ocultar el mapa de calor</translation>
    </message>
    <message>
        <source>Hold to see the film without the heat map</source>
        <translation>Mantener pulsado para ver la radiografía sin el mapa de calor</translation>
    </message>
    <message>
        <source>Hold to move the film with the left button</source>
        <translation>Mantener pulsado para mover la radiografía con el botón izquierdo</translation>
    </message>
    <message>
        <source>Look further left</source>
        <translation>Ver más a la izquierda</translation>
    </message>
    <message>
        <source>Look further right</source>
        <translation>Ver más a la derecha</translation>
    </message>
    <message>
        <source>Look further up</source>
        <translation>Ver más arriba</translation>
    </message>
    <message>
        <source>Look further down</source>
        <translation>Ver más abajo</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Más contraste</translation>
    </message>
    <message>
        <source>Less contrast</source>
        <translation>Menos contraste</translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation>Más claro</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>Más oscuro</translation>
    </message>
    <message>
        <source>Hold for a loupe under the mouse</source>
        <translation>Mantener pulsado para una lupa bajo el ratón</translation>
    </message>
    <message>
        <source>Measure a distance</source>
        <translation>Medir una distancia</translation>
    </message>
    <message>
        <source>Measure an angle</source>
        <translation>Medir un ángulo</translation>
    </message>
    <message>
        <source>Measure the cardiothoracic ratio</source>
        <translation>Medir el índice cardiotorácico</translation>
    </message>
    <message>
        <source>Remove the last measure</source>
        <translation>Quitar la última medida</translation>
    </message>
    <message>
        <source>Remove all measures</source>
        <translation>Quitar todas las medidas</translation>
    </message>
    <message>
        <source>Filter: local contrast (CLAHE)</source>
        <translation>Filtro: contraste local (CLAHE)</translation>
    </message>
    <message>
        <source>Filter: sharpen</source>
        <translation>Filtro: nitidez</translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation>Ventana: ancho y centro</translation>
    </message>
    <message>
        <source>Move the film</source>
        <translation>Mover la radiografía</translation>
    </message>
    <message>
        <source>Remove the measure under the mouse</source>
        <translation>Quitar la medida bajo el ratón</translation>
    </message>
</context>
<context>
    <name>FilmMenus</name>
    <message>
        <source>Windows by name</source>
        <translation>Ventanas por nombre</translation>
    </message>
    <message>
        <source>Turn and flip</source>
        <translation>Girar y voltear</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Filters for looking, and words on the film</source>
        <translation>Filtros solo para ver y textos sobre la radiografía</translation>
    </message>
    <message>
        <source>{what} (keys {keys})</source>
        <translation>{what} (teclas {keys})</translation>
    </message>
</context>
<context>
    <name>FilmToolbar</name>
    <message>
        <source>Zoom out</source>
        <translation>Reducir</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Show the whole film</source>
        <translation>Mostrar la radiografía completa</translation>
    </message>
    <message>
        <source>Actual size, pixel by pixel</source>
        <translation>Tamaño real, píxel a píxel</translation>
    </message>
    <message>
        <source>Invert black and white</source>
        <translation>Invertir blanco y negro</translation>
    </message>
    <message>
        <source>Reset zoom, window, inversion, turn and filter</source>
        <translation>Restablecer zoom, ventana, inversión, giro y filtro</translation>
    </message>
    <message>
        <source>Show the heat map</source>
        <translation>Mostrar el mapa de calor</translation>
    </message>
    <message>
        <source>Hold to see the film without the heat map</source>
        <translation>Mantener pulsado para ver la radiografía sin el mapa de calor</translation>
    </message>
    <message>
        <source>{what} (key {key})</source>
        <translation>{what} (tecla {key})</translation>
    </message>
    <message>
        <source>Opacity of the heat map</source>
        <translation>Opacidad del mapa de calor</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>FilmView</name>
    <message>
        <source>Film</source>
        <translation>Radiografía</translation>
    </message>
    <message>
        <source>Heat map hidden</source>
        <translation>Mapa de calor oculto</translation>
    </message>
    <message>
        <source>Drop a film here, or open one</source>
        <translation>Suelte aquí una radiografía o abra una</translation>
    </message>
</context>
<context>
    <name>FilmWords</name>
    <message>
        <source>local contrast (CLAHE)</source>
        <translation>contraste local (CLAHE)</translation>
    </message>
    <message>
        <source>sharpened</source>
        <translation>nitidez</translation>
    </message>
    <message>
        <source>Filter: {name}</source>
        <translation>Filtro: {name}</translation>
    </message>
    <message>
        <source>Filter: {name}, being made …</source>
        <translation>Filtro: {name}, en preparación…</translation>
    </message>
    <message>
        <source>Side unknown</source>
        <translation>Lado desconocido</translation>
    </message>
    <message>
        <source>left side</source>
        <translation>lado izquierdo</translation>
    </message>
    <message>
        <source>right side</source>
        <translation>lado derecho</translation>
    </message>
    <message>
        <source>both sides</source>
        <translation>ambos lados</translation>
    </message>
    <message>
        <source>8-bit picture ({format})</source>
        <translation>Imagen de 8 bits ({format})</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>En espejo</translation>
    </message>
    <message>
        <source>Turned by {degrees}°</source>
        <translation>Girada {degrees}°</translation>
    </message>
    <message>
        <source>Window centre {centre}, width {width}</source>
        <translation>Ventana: centro {centre}, ancho {width}</translation>
    </message>
    <message>
        <source>Zoom {percent}%</source>
        <translation>Zoom {percent} %</translation>
    </message>
</context>
<context>
    <name>GalleryDelegate</name>
    <message>
        <source>Picture not on this machine</source>
        <translation>Imagen no disponible en este equipo</translation>
    </message>
    <message>
        <source>the query film itself</source>
        <translation>la propia consulta</translation>
    </message>
    <message>
        <source>Locate …</source>
        <translation>Localizar…</translation>
    </message>
    <message>
        <source>Film not on this machine</source>
        <translation>Radiografía ausente</translation>
    </message>
    <message>
        <source>same patient as {rank}</source>
        <translation>mismo paciente que {rank}</translation>
    </message>
    <message>
        <source>Hide {count} of the same patient</source>
        <translation>Ocultar {count} del mismo paciente</translation>
    </message>
    <message>
        <source>+{count} of the same patient</source>
        <translation>+{count} del mismo paciente</translation>
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
        <translation>Puesto {rank}, {label}, similitud {similarity}, {name}</translation>
    </message>
    <message>
        <source>the query film itself</source>
        <translation>la propia radiografía consultada</translation>
    </message>
    <message>
        <source>film not on this machine</source>
        <translation>radiografía no disponible en este equipo</translation>
    </message>
    <message>
        <source>+{count} of the same patient</source>
        <translation>+{count} del mismo paciente</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Procedencia: {source}</translation>
    </message>
    <message>
        <source>The label comes from: {origin}</source>
        <translation>La etiqueta procede de: {origin}</translation>
    </message>
</context>
<context>
    <name>GalleryPanel</name>
    <message>
        <source>Most similar cases</source>
        <translation>Casos más similares</translation>
    </message>
    <message>
        <source>&amp;Cases shown</source>
        <translation>&amp;Casos mostrados</translation>
    </message>
    <message>
        <source>How many of the most similar cases are shown. The vote is always of five.</source>
        <translation>Cuántos de los casos más similares se muestran. El voto es siempre de cinco.</translation>
    </message>
    <message>
        <source>How many of the most similar cases are shown</source>
        <translation>Cuántos de los casos más similares se muestran</translation>
    </message>
    <message>
        <source>The most similar cases will be shown here.</source>
        <translation>Aquí se mostrarán los casos más similares.</translation>
    </message>
    <message>
        <source>Show beside the query</source>
        <translation>Mostrar junto a la consulta</translation>
    </message>
    <message>
        <source>Show in place of the case beside it</source>
        <translation>Mostrar en lugar del caso contiguo</translation>
    </message>
    <message>
        <source>Search from this case</source>
        <translation>Buscar a partir de este caso</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copiar la ruta</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>Locate the film …</source>
        <translation>Localizar la radiografía…</translation>
    </message>
    <message>
        <source>Show or hide further films of the patient</source>
        <translation>Mostrar u ocultar otras radiografías del paciente</translation>
    </message>
</context>
<context>
    <name>HeatPanel</name>
    <message>
        <source>What the heat map is to explain</source>
        <translation>Qué debe explicar el mapa de calor</translation>
    </message>
    <message>
        <source>What the heat map is to explain: a label, or the similarity to a case</source>
        <translation>Qué debe explicar el mapa de calor: una etiqueta o la similitud con un caso</translation>
    </message>
    <message>
        <source>Which branch of the model the heat map is of</source>
        <translation>De qué rama del modelo es el mapa de calor</translation>
    </message>
    <message>
        <source>Show the figures behind the words</source>
        <translation>Mostrar las cifras que hay detrás de las palabras</translation>
    </message>
    <message>
        <source>Similarity to case {rank} ({label})</source>
        <translation>Similitud con el caso {rank} ({label})</translation>
    </message>
    <message>
        <source>CNN and ViT</source>
        <translation>CNN y ViT</translation>
    </message>
    <message>
        <source>CNN alone</source>
        <translation>Solo CNN</translation>
    </message>
    <message>
        <source>ViT alone</source>
        <translation>Solo ViT</translation>
    </message>
    <message>
        <source>What spoke for {label}</source>
        <translation>Lo que apuntaba a {label}</translation>
    </message>
    <message>
        <source>{question}: {branch}</source>
        <translation>{question}: {branch}</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>{count} of {voters}: {label}</source>
        <translation>{count} de {voters}: {label}</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation>{date}, {time}</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>Nota: {note}</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Earlier queries</source>
        <translation>Consultas anteriores</translation>
    </message>
    <message>
        <source>Hide earlier queries</source>
        <translation>Ocultar las consultas anteriores</translation>
    </message>
    <message>
        <source>Find a name, label or date</source>
        <translation>Buscar nombre, etiqueta, fecha</translation>
    </message>
    <message>
        <source>Find an earlier query by name, label, note or date</source>
        <translation>Buscar una consulta anterior por nombre, etiqueta, nota o fecha</translation>
    </message>
    <message>
        <source>Note on this query</source>
        <translation>Nota sobre esta consulta</translation>
    </message>
    <message>
        <source>Clear all …</source>
        <translation>Borrar todo…</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Volver a mostrar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>{found} of {count}</source>
        <translation>{found} de {count}</translation>
    </message>
    <message>
        <source>No earlier query has all these words.</source>
        <translation>Ninguna consulta anterior contiene todas estas palabras.</translation>
    </message>
    <message>
        <source>Answered queries will be listed here.</source>
        <translation>Aquí aparecerán las consultas respondidas.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something went wrong inside: there is no answer to this film.</source>
        <translation>Se ha producido un error interno: no hay respuesta para esta radiografía.</translation>
    </message>
    <message>
        <source>The query was cancelled: there is no answer to this film.</source>
        <translation>La consulta se ha cancelado: no hay respuesta para esta radiografía.</translation>
    </message>
    <message>
        <source>The film of case {rank} is not where the library knows it: moved, or on another machine.</source>
        <translation>La radiografía del caso {rank} no está donde la biblioteca la conoce: se ha movido o está en otro equipo.</translation>
    </message>
    <message>
        <source>Forget all earlier queries, with their notes, and which films were opened? This cannot be undone.</source>
        <translation>¿Olvidar todas las consultas anteriores, con sus notas, y qué radiografías se abrieron? Esta acción no se puede deshacer.</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>Olvidar todo</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>Looking for the most similar cases of {name} …</source>
        <translation>Buscando los casos más similares a {name}…</translation>
    </message>
    <message>
        <source>CXR Desktop</source>
        <translation>CXR Desktop</translation>
    </message>
</context>
<context>
    <name>MeasureWords</name>
    <message>
        <source>Distance: set one end</source>
        <translation>Distancia: marque un extremo</translation>
    </message>
    <message>
        <source>Distance: set the other end</source>
        <translation>Distancia: marque el otro extremo</translation>
    </message>
    <message>
        <source>Angle: set the end of one side</source>
        <translation>Ángulo: marque el extremo de un lado</translation>
    </message>
    <message>
        <source>Angle: set the corner</source>
        <translation>Ángulo: marque el vértice</translation>
    </message>
    <message>
        <source>Angle: set the end of the other side</source>
        <translation>Ángulo: marque el extremo del otro lado</translation>
    </message>
    <message>
        <source>Heart: set one edge, where it is widest</source>
        <translation>Corazón: marque un borde, donde es más ancho</translation>
    </message>
    <message>
        <source>Heart: set the other edge</source>
        <translation>Corazón: marque el otro borde</translation>
    </message>
    <message>
        <source>Chest: set one inner edge of the ribs, where it is widest</source>
        <translation>Tórax: marque un borde interno de las costillas, donde es más ancho</translation>
    </message>
    <message>
        <source>Chest: set the other inner edge</source>
        <translation>Tórax: marque el otro borde interno</translation>
    </message>
    <message>
        <source>{degrees}°</source>
        <translation>{degrees}°</translation>
    </message>
    <message>
        <source>Cardiothoracic ratio {ratio}</source>
        <translation>Índice cardiotorácico {ratio}</translation>
    </message>
    <message>
        <source>{pixels} pixels</source>
        <translation>{pixels} píxeles</translation>
    </message>
    <message>
        <source>{length} mm</source>
        <translation>{length} mm</translation>
    </message>
    <message>
        <source>No scale: lengths are in pixels</source>
        <translation>Sin escala: longitudes en píxeles</translation>
    </message>
    <message>
        <source>Scale: at the detector (DICOM Imager Pixel Spacing); in the patient it is less</source>
        <translation>Escala: en el detector (DICOM Imager Pixel Spacing); en el paciente es menor</translation>
    </message>
    <message>
        <source>Scale: DICOM Pixel Spacing</source>
        <translation>Escala: DICOM Pixel Spacing</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Research use only. Not a medical device. Not for diagnosis.</source>
        <translation>Solo para investigación. No es un producto sanitario. No apto para diagnóstico.</translation>
    </message>
    <message>
        <source>The heat map shows where the model&apos;s score came from. It is not the outline of a finding, and a cold area is not a healthy one.</source>
        <translation>El mapa de calor muestra de dónde procede la puntuación del modelo. No es el contorno de un hallazgo, y una zona fría no es una zona sana.</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Open films</source>
        <translation>Abrir radiografías</translation>
    </message>
    <message>
        <source>Open a folder of films</source>
        <translation>Abrir una carpeta de radiografías</translation>
    </message>
    <message>
        <source>Open a case library</source>
        <translation>Abrir una biblioteca de casos</translation>
    </message>
    <message>
        <source>Films: a folder whose folders are labels</source>
        <translation>Radiografías: una carpeta cuyas subcarpetas son etiquetas</translation>
    </message>
    <message>
        <source>An empty folder for the case library</source>
        <translation>Una carpeta vacía para la biblioteca de casos</translation>
    </message>
    <message>
        <source>Where are the films of this library now?</source>
        <translation>¿Dónde están ahora las radiografías de esta biblioteca?</translation>
    </message>
    <message>
        <source>Pasted film {number}</source>
        <translation>Radiografía pegada {number}</translation>
    </message>
    <message>
        <source>No film has been opened yet</source>
        <translation>Aún no se ha abierto ninguna radiografía</translation>
    </message>
    <message>
        <source>{name}: not there any more</source>
        <translation>{name}: ya no está</translation>
    </message>
</context>
<context>
    <name>OutlineTool</name>
    <message>
        <source>Outline what is at least as hot as the threshold</source>
        <translation>Contornear lo que alcanza el umbral</translation>
    </message>
    <message>
        <source>Outline of the heat map</source>
        <translation>Contorno del mapa de calor</translation>
    </message>
    <message>
        <source>Threshold of the outline, as a part of full colour</source>
        <translation>Umbral del contorno, como parte del color pleno</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>PairStrip</name>
    <message>
        <source>Case {rank} is the query film itself.</source>
        <translation>El caso {rank} es la propia radiografía consultada.</translation>
    </message>
    <message>
        <source>Case {rank} is the most similar case.</source>
        <translation>El caso {rank} es el caso más similar.</translation>
    </message>
    <message>
        <source>Case {rank} is nearly as similar as the most similar case.</source>
        <translation>El caso {rank} es casi tan similar como el caso más similar.</translation>
    </message>
    <message>
        <source>Case {rank} is less similar than the most similar case.</source>
        <translation>El caso {rank} es menos similar que el caso más similar.</translation>
    </message>
    <message>
        <source>Case {rank} is much less similar than the most similar case.</source>
        <translation>El caso {rank} es mucho menos similar que el caso más similar.</translation>
    </message>
    <message>
        <source>Similarity {value} (1: the same to the model).</source>
        <translation>Similitud {value} (1: idénticas para el modelo).</translation>
    </message>
    <message>
        <source>{words} {number}</source>
        <translation>{words} {number}</translation>
    </message>
    <message>
        <source>That two films look similar to the model says nothing of the cause.</source>
        <translation>Que dos radiografías le parezcan similares al modelo no dice nada de la causa.</translation>
    </message>
</context>
<context>
    <name>PaneHead</name>
    <message>
        <source>In turns: {film}</source>
        <translation>Por turnos: {film}</translation>
    </message>
    <message>
        <source>Keys and tools act on this film</source>
        <translation>Las teclas y herramientas actúan sobre esta radiografía</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Consulta</translation>
    </message>
    <message>
        <source>Case {rank}: {label}, similarity {similarity}</source>
        <translation>Caso {rank}: {label}, similitud {similarity}</translation>
    </message>
    <message>
        <source>Case {rank}: {label}</source>
        <translation>Caso {rank}: {label}</translation>
    </message>
    <message>
        <source>source not stated</source>
        <translation>procedencia no indicada</translation>
    </message>
    <message>
        <source>patient not stated</source>
        <translation>paciente no indicado</translation>
    </message>
    <message>
        <source>patient {pseudonym}</source>
        <translation>paciente {pseudonym}</translation>
    </message>
</context>
<context>
    <name>PlaceEditor</name>
    <message>
        <source>Choose …</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>No elegir ninguno</translation>
    </message>
</context>
<context>
    <name>Placeholder</name>
    <message>
        <source>This film is in a window of its own.</source>
        <translation>Esta radiografía está en su propia ventana.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Traerla de vuelta</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Earlier queries</source>
        <translation>Consultas anteriores</translation>
    </message>
    <message>
        <source>Library and model</source>
        <translation>Biblioteca y modelo</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Most similar cases shown</source>
        <translation>Casos más similares mostrados</translation>
    </message>
    <message>
        <source>One case of each patient</source>
        <translation>Un caso por paciente</translation>
    </message>
    <message>
        <source>Show the heat map</source>
        <translation>Mostrar el mapa de calor</translation>
    </message>
    <message>
        <source>Opacity of the heat map</source>
        <translation>Opacidad del mapa de calor</translation>
    </message>
    <message>
        <source>Keep queries after closing</source>
        <translation>Conservar las consultas al cerrar</translation>
    </message>
    <message>
        <source>Days that queries are kept</source>
        <translation>Días que se conservan las consultas</translation>
    </message>
    <message>
        <source>Case library</source>
        <translation>Biblioteca de casos</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Se ejecuta en</translation>
    </message>
    <message>
        <source>Films are on near black in each of them.</source>
        <translation>En todos ellos, las radiografías se ven sobre un fondo casi negro.</translation>
    </message>
    <message>
        <source>Of all words, numbers and dates.</source>
        <translation>De todos los textos, números y fechas.</translation>
    </message>
    <message>
        <source>Of the whole window.</source>
        <translation>De toda la ventana.</translation>
    </message>
    <message>
        <source>The vote is always of the five most similar ones.</source>
        <translation>El voto es siempre de los cinco más similares.</translation>
    </message>
    <message>
        <source>Further films of a patient are left out of the answer.</source>
        <translation>Las demás radiografías de un mismo paciente se omiten en la respuesta.</translation>
    </message>
    <message>
        <source>Over the film of each answer. A key switches it at any time.</source>
        <translation>Sobre la radiografía de cada respuesta. Una tecla lo muestra u oculta en cualquier momento.</translation>
    </message>
    <message>
        <source>How much of the film the heat map covers.</source>
        <translation>En qué medida el mapa de calor tapa la radiografía.</translation>
    </message>
    <message>
        <source>Names and small pictures of films then stay on this computer. Ask your IT whether they may.</source>
        <translation>Los nombres y las miniaturas de las radiografías quedan entonces en este equipo. Pregunte al departamento de informática si está permitido.</translation>
    </message>
    <message>
        <source>Older ones are deleted at the next start.</source>
        <translation>Las más antiguas se eliminan en el próximo inicio.</translation>
    </message>
    <message>
        <source>The folder of the cases that films are compared with.</source>
        <translation>La carpeta de los casos con los que se comparan las radiografías.</translation>
    </message>
    <message>
        <source>A library answers only to the model that it was built with.</source>
        <translation>Una biblioteca solo responde al modelo con el que se creó.</translation>
    </message>
    <message>
        <source>A CUDA card answers faster.</source>
        <translation>Una tarjeta con CUDA responde más rápido.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Dark, for the reading room</source>
        <translation>Oscuro, para la sala de lectura</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>CUDA where there is a card</source>
        <translation>CUDA si hay una tarjeta</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CUDA only</source>
        <translation>Solo CUDA</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>Ninguna elegida</translation>
    </message>
    <message>
        <source>The reference model</source>
        <translation>El modelo de referencia</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Changes hold at once.</source>
        <translation>Los cambios se aplican de inmediato.</translation>
    </message>
    <message>
        <source>Restore the defaults</source>
        <translation>Restablecer los valores predeterminados</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Set by your IT</source>
        <translation>Fijado por el departamento de informática</translation>
    </message>
</context>
<context>
    <name>ShareEditor</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
</context>
<context>
    <name>SimilarityChart</name>
    <message>
        <source>Similarities of the most similar cases</source>
        <translation>Similitudes de los casos más similares</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Looking for films</source>
        <translation>Buscando radiografías</translation>
    </message>
    <message>
        <source>Synthesising films</source>
        <translation>Sintetizando radiografías</translation>
    </message>
    <message>
        <source>Embedding films</source>
        <translation>Calculando las representaciones</translation>
    </message>
    <message>
        <source>Writing the library</source>
        <translation>Escribiendo la biblioteca</translation>
    </message>
    <message>
        <source>Checking the library</source>
        <translation>Revisando la biblioteca</translation>
    </message>
    <message>
        <source>Looking for the films</source>
        <translation>Buscando las radiografías de la biblioteca</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>{stage}: {done} of {total}</source>
        <translation>{stage}: {done} de {total}</translation>
    </message>
    <message>
        <source>{stage}: {done} of {total}, {minutes}:{seconds} left</source>
        <translation>{stage}: {done} de {total}, quedan {minutes}:{seconds}</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Start with the defaults</source>
        <translation>Empezar con los valores predeterminados</translation>
    </message>
    <message>
        <source>The file is then kept beside the new one, as {name}.</source>
        <translation>El archivo se conserva entonces junto al nuevo, como {name}.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>StatusRow</name>
    <message>
        <source>No case library</source>
        <translation>Sin biblioteca de casos</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demostración</translation>
    </message>
    <message>
        <source>{name}: {count} cases</source>
        <translation>{name}: {count} casos</translation>
    </message>
</context>
<context>
    <name>SwitchEditor</name>
    <message>
        <source>On</source>
        <translation>Activado</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desactivado</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>What the file says: {name}</source>
        <translation>Lo que dice el archivo: {name}</translation>
    </message>
    <message>
        <source>Search tags, names and values</source>
        <translation>Buscar etiquetas, nombres y valores</translation>
    </message>
    <message>
        <source>Show what may tell who the patient is</source>
        <translation>Mostrar lo que puede revelar quién es el paciente</translation>
    </message>
    <message>
        <source>Tags of the file</source>
        <translation>Etiquetas del archivo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>{shown} of {all} tags</source>
        <translation>{shown} de {all} etiquetas</translation>
    </message>
</context>
<context>
    <name>TagModel</name>
    <message>
        <source>hidden</source>
        <translation>oculto</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} de {count}</translation>
    </message>
    <message>
        <source>Case library</source>
        <translation>Biblioteca de casos</translation>
    </message>
</context>
<context>
    <name>TrailBar</name>
    <message>
        <source>Searches that led here</source>
        <translation>Búsquedas que llevaron hasta aquí</translation>
    </message>
    <message>
        <source>You are here: {step}</source>
        <translation>Está aquí: {step}</translation>
    </message>
    <message>
        <source>Case {rank}: {label}</source>
        <translation>Caso {rank}: {label}</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Opening the film of case {rank} …</source>
        <translation>Abriendo la radiografía del caso {rank}…</translation>
    </message>
    <message>
        <source>The film of case {rank} is not where the library knows it.</source>
        <translation>La radiografía del caso {rank} no está donde la biblioteca la conoce.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Which cases look like this film?</source>
        <translation>¿Qué casos se parecen a esta radiografía?</translation>
    </message>
    <message>
        <source>Open a chest film and see the most similar cases of a case library, with their labels. Everything stays on this computer.</source>
        <translation>Abra una radiografía de tórax y vea los casos más similares de una biblioteca de casos, con sus etiquetas. Todo permanece en este equipo.</translation>
    </message>
    <message>
        <source>Open films …</source>
        <translation>Abrir radiografías…</translation>
    </message>
    <message>
        <source>Films can be looked at without a library. Drop them anywhere in this window.</source>
        <translation>Las radiografías se pueden ver sin una biblioteca. Suéltelas en cualquier parte de esta ventana.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Echar un vistazo</translation>
    </message>
    <message>
        <source>A small library of synthetic films, made on this computer, with films to ask it about.</source>
        <translation>Una pequeña biblioteca de radiografías sintéticas, creada en este equipo, con radiografías para consultarla.</translation>
    </message>
    <message>
        <source>Start the demonstration</source>
        <translation>Iniciar la demostración</translation>
    </message>
    <message>
        <source>Reference library</source>
        <translation>Biblioteca de referencia</translation>
    </message>
    <message>
        <source>{count} training films of children, with the labels NORMAL and PNEUMONIA, from one hospital.</source>
        <translation>{count} radiografías infantiles de entrenamiento, con las etiquetas NORMAL y PNEUMONIA, de un solo hospital.</translation>
    </message>
    <message>
        <source>Open the reference library</source>
        <translation>Abrir la biblioteca de referencia</translation>
    </message>
    <message>
        <source>Your own cases</source>
        <translation>Sus propios casos</translation>
    </message>
    <message>
        <source>A case library that you have, or a new one from a folder of films sorted by label.</source>
        <translation>Una biblioteca de casos que ya tenga o una nueva, hecha de una carpeta de radiografías clasificadas por etiqueta.</translation>
    </message>
    <message>
        <source>Open a case library …</source>
        <translation>Abrir una biblioteca de casos…</translation>
    </message>
    <message>
        <source>Build a case library …</source>
        <translation>Crear una biblioteca de casos…</translation>
    </message>
    <message>
        <source>It did not come with this copy of the program.</source>
        <translation>Esta copia del programa no la incluye.</translation>
    </message>
</context>
<context>
    <name>WhySimilar</name>
    <message>
        <source>There is no map of what makes them similar. {reason}</source>
        <translation>No hay mapa de lo que las hace similares. {reason}</translation>
    </message>
    <message>
        <source>Looking for what makes these two films similar …</source>
        <translation>Buscando qué hace similares estas dos radiografías…</translation>
    </message>
    <message>
        <source>What makes query and case {rank} similar</source>
        <translation>Qué hace similares la consulta y el caso {rank}</translation>
    </message>
    <message>
        <source>Marked: where the model found the similarity of these two films ({value}). It outlines no finding, and the same place marked on both is no proof of the same cause.</source>
        <translation>Marcado: de dónde procede para el modelo la similitud de estas dos radiografías ({value}). No es el contorno de ningún hallazgo, y que el mismo lugar esté marcado en ambas no prueba que la causa sea la misma.</translation>
    </message>
</context>
<context>
    <name>WorthWords</name>
    <message>
        <source>The heat map is being computed …</source>
        <translation>Se está calculando el mapa de calor…</translation>
    </message>
    <message>
        <source>CNN and ViT look at the same places.</source>
        <translation>La CNN y el ViT miran los mismos lugares.</translation>
    </message>
    <message>
        <source>CNN and ViT look at different places.</source>
        <translation>La CNN y el ViT miran lugares distintos.</translation>
    </message>
    <message>
        <source>Stable under small shifts (solid outline).</source>
        <translation>Estable ante pequeños desplazamientos (contorno continuo).</translation>
    </message>
    <message>
        <source>Changes under small shifts (dashed outline).</source>
        <translation>Cambia ante pequeños desplazamientos (contorno discontinuo).</translation>
    </message>
    <message>
        <source>What counts as agreement, or as stable, has not been measured with this model (dotted outline).</source>
        <translation>Con este modelo no se ha medido qué cuenta como acuerdo ni como estable (contorno punteado).</translation>
    </message>
    <message>
        <source>Rank correlation of CNN and ViT {value} (1: the same, 0: unrelated).</source>
        <translation>Correlación de rangos entre CNN y ViT: {value} (1: iguales, 0: sin relación).</translation>
    </message>
    <message>
        <source>With the film shifted by 3 %, rank correlation {value}.</source>
        <translation>Con la radiografía desplazada un 3 %, correlación de rangos: {value}.</translation>
    </message>
</context>
<context>
    <name>_Bars</name>
    <message>
        <source>{rank}  {label}  {similarity}, the query film itself</source>
        <translation>{rank}  {label}  {similarity}, la propia radiografía consultada</translation>
    </message>
    <message>
        <source>{rank}  {label}  {similarity}</source>
        <translation>{rank}  {label}  {similarity}</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Similitud</translation>
    </message>
</context>
</TS>
