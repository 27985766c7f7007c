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
        <source>Keys and mouse …</source>
        <translation>Teclado y ratón…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Forward to the answer after</source>
        <translation>Avanzar a la respuesta siguiente</translation>
    </message>
    <message>
        <source>Map of cases</source>
        <translation>Mapa de casos</translation>
    </message>
    <message>
        <source>Case libraries</source>
        <translation>Bibliotecas de casos</translation>
    </message>
    <message>
        <source>Search without it</source>
        <translation>Buscar sin ella</translation>
    </message>
    <message>
        <source>Diagnostics …</source>
        <translation>Información técnica …</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Export …</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Answer from this library</source>
        <translation>Responder con esta biblioteca</translation>
    </message>
    <message>
        <source>{name}: {cases} cases of {patients} known patients</source>
        <translation>{name}: {cases} casos de {patients} pacientes conocidos</translation>
    </message>
    <message>
        <source>{added} added, {updated} brought up to date, {refused} left out, in {time}.</source>
        <translation>{added} añadidos, {updated} actualizados, {refused} excluidos, en {time}.</translation>
    </message>
    <message>
        <source>Files that are no cases</source>
        <translation>Archivos que no son casos</translation>
    </message>
    <message>
        <source>They were offered and could not be taken. No search finds them.</source>
        <translation>Se ofrecieron y no pudieron incorporarse. Ninguna búsqueda los encuentra.</translation>
    </message>
    <message>
        <source>Exact copies</source>
        <translation>Copias exactas</translation>
    </message>
    <message>
        <source>The same file several times: such a case counts several times in a vote. Keep one of each.</source>
        <translation>El mismo archivo varias veces: ese caso cuenta varias veces en la votación. Conserve uno de cada.</translation>
    </message>
    <message>
        <source>Near copies</source>
        <translation>Copias casi iguales</translation>
    </message>
    <message>
        <source>Probably the same picture, saved again. Look whether one of them can go.</source>
        <translation>Probablemente la misma imagen, guardada otra vez. Mire si alguna puede quitarse.</translation>
    </message>
    <message>
        <source>Copies under different labels</source>
        <translation>Copias con etiquetas distintas</translation>
    </message>
    <message>
        <source>One picture, two labels: at least one is wrong. Ask somebody who knows the case.</source>
        <translation>Una imagen, dos etiquetas: al menos una es errónea. Pregunte a quien conozca el caso.</translation>
    </message>
    <message>
        <source>Suspected inversions</source>
        <translation>Posibles inversiones</translation>
    </message>
    <message>
        <source>They look like the negative of the others. An inverted film finds nothing that it should.</source>
        <translation>Parecen el negativo de las demás. Una radiografía invertida no encuentra lo que debería.</translation>
    </message>
    <message>
        <source>{title}: {count}</source>
        <translation>{title}: {count}</translation>
    </message>
    <message>
        <source>alike: {correlation}</source>
        <translation>parecido: {correlation}</translation>
    </message>
    <message>
        <source>{label}: {name}</source>
        <translation>{label}: {name}</translation>
    </message>
</context>
<context>
    <name>BegunLine</name>
    <message>
        <source>Adding films to {name} was interrupted. What was done is kept.</source>
        <translation>Se interrumpió la adición de radiografías a {name}. Lo hecho se conserva.</translation>
    </message>
    <message>
        <source>The build of {name} was interrupted. What was done is kept.</source>
        <translation>Se interrumpió la creación de {name}. Lo hecho se conserva.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Abandonarla</translation>
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
    <name>BuildPage</name>
    <message>
        <source>A case library is made of films that somebody has labelled. The films stay where they are and are not changed; patient names and numbers are not taken over.</source>
        <translation>Una biblioteca de casos se hace con radiografías que alguien ha etiquetado. Las radiografías quedan donde están y no se modifican; no se toman nombres ni números de pacientes.</translation>
    </message>
    <message>
        <source>Build it</source>
        <translation>Crearla</translation>
    </message>
    <message>
        <source>Films to be added to {name}. A film that it knows, under another label or at another place, is brought up to date; nothing is removed.</source>
        <translation>Radiografías que se añadirán a {name}. La que ya conoce, con otra etiqueta o en otro lugar, se actualiza; no se quita nada.</translation>
    </message>
    <message>
        <source>Add them</source>
        <translation>Añadirlas</translation>
    </message>
    <message>
        <source>Check first</source>
        <translation>Comprobar antes</translation>
    </message>
    <message>
        <source>Folder of the case library</source>
        <translation>Carpeta de la biblioteca de casos</translation>
    </message>
    <message>
        <source>A new or an empty folder, or that of a library which is to be built again.</source>
        <translation>Una carpeta nueva o vacía, o la de una biblioteca que se va a crear de nuevo.</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Elegir…</translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message>
        <source>Point at a case</source>
        <translation>Señale un caso</translation>
    </message>
    <message>
        <source>With the mouse, or with the arrow keys.</source>
        <translation>Con el ratón o con las teclas de flecha.</translation>
    </message>
    <message>
        <source>Similarity to the query: {similarity}</source>
        <translation>Similitud con la consulta: {similarity}</translation>
    </message>
    <message>
        <source>No picture on this machine</source>
        <translation>No hay imagen en este equipo</translation>
    </message>
</context>
<context>
    <name>CaseListModel</name>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Radiografía</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
</context>
<context>
    <name>CaseMapJoint</name>
    <message>
        <source>The map was not made.</source>
        <translation>El mapa no se ha creado.</translation>
    </message>
    <message>
        <source>The map of this library has not been opened yet.</source>
        <translation>El mapa de esta biblioteca aún no se ha abierto.</translation>
    </message>
</context>
<context>
    <name>CaseMapPage</name>
    <message>
        <source>There is a map once a case library is open.</source>
        <translation>Habrá un mapa cuando haya una biblioteca de casos abierta.</translation>
    </message>
    <message>
        <source>Map of cases</source>
        <translation>Mapa de casos</translation>
    </message>
    <message>
        <source>Cases near each other are similar to the model. How far apart groups stand, how large they are and in which direction means nothing (t-SNE). How similar two films are, only the similarity says.</source>
        <translation>Los casos cercanos entre sí se parecen para el modelo. La distancia entre grupos, su tamaño y su dirección no significan nada (t-SNE). Cuánto se parecen dos radiografías solo lo dice la similitud.</translation>
    </message>
    <message>
        <source>Draw around cases to choose them (or Shift and drag)</source>
        <translation>Rodear casos para elegirlos (o Mayús y arrastrar)</translation>
    </message>
    <message>
        <source>Back to the film</source>
        <translation>Volver a la radiografía</translation>
    </message>
    <message>
        <source>Chosen cases</source>
        <translation>Casos elegidos</translation>
    </message>
    <message>
        <source>Chosen cases: {count}</source>
        <translation>Casos elegidos: {count}</translation>
    </message>
    <message>
        <source>No cases are chosen</source>
        <translation>No hay casos elegidos</translation>
    </message>
    <message>
        <source>{what} (key {key})</source>
        <translation>{what} (tecla {key})</translation>
    </message>
    <message>
        <source>Drag: move. Wheel: zoom. Shift and drag: choose cases. Click: open the case.</source>
        <translation>Arrastrar: mover. Rueda: ampliar. Mayús y arrastrar: elegir casos. Clic: abrir el caso.</translation>
    </message>
    <message>
        <source>Drag: move. Wheel: zoom. Shift and drag: choose cases. {left}, {right}, {up}, {down}: from case to case. Click or {open}: open the case.</source>
        <translation>Arrastrar: mover. Rueda: ampliar. Mayús y arrastrar: elegir casos. {left}, {right}, {up}, {down}: de un caso a otro. Clic o {open}: abrir el caso.</translation>
    </message>
    <message>
        <source>Map of cases: {library} (the first of those that are searched together)</source>
        <translation>Mapa de casos: {library} (la primera de las que se consultan juntas)</translation>
    </message>
</context>
<context>
    <name>ChangeTable</name>
    <message>
        <source>as before</source>
        <translation>como antes</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nueva</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Qué cambia</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>not noted</source>
        <translation>sin anotar</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Backbones</source>
        <translation>Redes troncales</translation>
    </message>
    <message>
        <source>Weights (SHA-256)</source>
        <translation>Pesos (SHA-256)</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>Preprocesamiento</translation>
    </message>
    <message>
        <source>Dimension of an embedding</source>
        <translation>Dimensión de una representación</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Several looks at every film</source>
        <translation>Varias miradas a cada radiografía</translation>
    </message>
    <message>
        <source>Every label weighs the same</source>
        <translation>Todas las etiquetas pesan lo mismo</translation>
    </message>
    <message>
        <source>Small pictures are kept</source>
        <translation>Se guardan imágenes pequeñas</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Escrita por</translation>
    </message>
</context>
<context>
    <name>ChosenModel</name>
    <message>
        <source>{label}, similarity {similarity}</source>
        <translation>{label}, similitud {similarity}</translation>
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
    <message>
        <source>Show query and case in turns in one place</source>
        <translation>Mostrar consulta y caso por turnos en un mismo lugar</translation>
    </message>
</context>
<context>
    <name>ComparePane</name>
    <message>
        <source>{name} (small picture kept with the query)</source>
        <translation>{name} (imagen pequeña guardada con la consulta)</translation>
    </message>
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
    <name>ComparisonPanel</name>
    <message>
        <source>Of {films} films of {patients} patients right with the new library alone: {new}; with the old one alone: {old} (exact McNemar test: {p}). Not read: {refused}.</source>
        <translation>De {films} radiografías de {patients} pacientes, correctas solo con la biblioteca nueva: {new}; solo con la anterior: {old} (prueba exacta de McNemar: {p}). Sin leer: {refused}.</translation>
    </message>
    <message>
        <source>{films} of these films, or their patients, are in a library too: figures are too good. Compare with other films, or read them with that in mind.</source>
        <translation>{films} de estas radiografías, o sus pacientes, están también en una biblioteca: las cifras son demasiado buenas. Compare con otras radiografías, o léalas teniéndolo en cuenta.</translation>
    </message>
    <message>
        <source>Intervals draw whole patients; the test counts films. Where many films are of one patient, trust the interval of the difference.</source>
        <translation>Los intervalos sortean pacientes enteros; la prueba cuenta radiografías. Si muchas son de un mismo paciente, confíe en el intervalo de la diferencia.</translation>
    </message>
    <message>
        <source>By the vote of the five nearest cases; the first ones with their pictures.</source>
        <translation>Según la votación de los cinco casos más cercanos; las primeras, con su imagen.</translation>
    </message>
    <message>
        <source>Right with the new library alone: {count}</source>
        <translation>Correctas solo con la biblioteca nueva: {count}</translation>
    </message>
    <message>
        <source>Right with the old library alone: {count}</source>
        <translation>Correctas solo con la biblioteca anterior: {count}</translation>
    </message>
    <message>
        <source>{label}: {name}
the other one: {vote}</source>
        <translation>{label}: {name}
la otra: {vote}</translation>
    </message>
</context>
<context>
    <name>ConfusionChart</name>
    <message>
        <source>Of {total} films of {label}: {votes}.</source>
        <translation>De {total} radiografías de {label}: {votes}.</translation>
    </message>
    <message>
        <source>Label ↓   Vote →</source>
        <translation>Etiqueta ↓   Votación →</translation>
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
    <message>
        <source>a list of texts</source>
        <translation>una lista de textos</translation>
    </message>
    <message>
        <source>&apos;libraries&apos; and &apos;models&apos;</source>
        <translation>&apos;libraries&apos; y &apos;models&apos;</translation>
    </message>
    <message>
        <source>&apos;reference&apos; or hashes of 12 to 64 digits</source>
        <translation>&apos;reference&apos; o resúmenes de 12 a 64 dígitos</translation>
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
    <message>
        <source>{machine} CPU, threads: {count}</source>
        <translation>CPU {machine}, hilos: {count}</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Ubicaciones</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Case library</source>
        <translation>Biblioteca de casos</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Looking at the program …</source>
        <translation>Examinando el programa …</translation>
    </message>
    <message>
        <source>Looking at the machine …</source>
        <translation>Examinando el equipo …</translation>
    </message>
    <message>
        <source>Checking the model …</source>
        <translation>Comprobando el modelo …</translation>
    </message>
    <message>
        <source>Checking every byte of the case library …</source>
        <translation>Comprobando cada byte de la biblioteca de casos …</translation>
    </message>
    <message>
        <source>Measuring the speed …</source>
        <translation>Midiendo la velocidad …</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Ramas</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Se ejecuta en</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation>Núcleos del procesador</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimensión</translation>
    </message>
    <message>
        <source>Cannot be told</source>
        <translation>No se puede indicar</translation>
    </message>
    <message>
        <source>Multiplies bfloat16</source>
        <translation>Multiplica bfloat16</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fallos</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Films per second, measured now</source>
        <translation>Radiografías por segundo, medidas ahora</translation>
    </message>
    <message>
        <source>Free disk, GB</source>
        <translation>Disco libre, GB</translation>
    </message>
    <message>
        <source>Free memory, GB</source>
        <translation>Memoria libre, GB</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Identificador</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Every byte as it was written</source>
        <translation>Cada byte como se escribió</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>Creada con</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Policy of this machine</source>
        <translation>Directiva de este equipo</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Settings and history</source>
        <translation>Ajustes e historial</translation>
    </message>
    <message>
        <source>Can be written to</source>
        <translation>Se puede escribir</translation>
    </message>
    <message>
        <source>Weights, SHA-256</source>
        <translation>Pesos, SHA-256</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>procesador</translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation>tarjeta gráfica</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>no instalado</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>None</source>
        <translation>No hay</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Save support bundle</source>
        <translation>Guardar paquete de soporte</translation>
    </message>
    <message>
        <source>What is copied or saved holds no film, no file name and no patient. The bundle is for a support desk, and in English.</source>
        <translation>Lo que se copia o se guarda no contiene ninguna radiografía, ningún nombre de archivo ni ningún paciente. El paquete es para el servicio técnico y está en inglés.</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Guardado como {name}.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Información técnica</translation>
    </message>
    <message>
        <source>Facts about this installation</source>
        <translation>Datos de esta instalación</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Open the folder of the logs</source>
        <translation>Abrir la carpeta de los registros</translation>
    </message>
    <message>
        <source>Save support bundle …</source>
        <translation>Guardar paquete de soporte …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>EditionPage</name>
    <message>
        <source>Films that are not in the new library: {count}</source>
        <translation>Radiografías que no están en la biblioteca nueva: {count}</translation>
    </message>
    <message>
        <source>They are gone from their place, or another film lies there now. The old library still has them.</source>
        <translation>Ya no están en su sitio, o ahora hay allí otra radiografía. La biblioteca anterior aún las tiene.</translation>
    </message>
    <message>
        <source>The films that {name} knows, under the same labels and patients, embedded with another model or in another way, in a library of their own. {name} is only read: it stays as it is, and goes on answering.</source>
        <translation>Las radiografías que {name} conoce, con las mismas etiquetas y pacientes, procesadas con otro modelo o de otra manera, en una biblioteca propia. {name} solo se lee: se queda como está y sigue respondiendo.</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Weights of the other model</source>
        <translation>Pesos del otro modelo</translation>
    </message>
    <message>
        <source>A file that was made by training. If none is chosen: the model that came with the program.</source>
        <translation>Un archivo creado por el entrenamiento. Si no se elige ninguno: el modelo que vino con el programa.</translation>
    </message>
    <message>
        <source>Folder of the new library</source>
        <translation>Carpeta de la biblioteca nueva</translation>
    </message>
    <message>
        <source>A new or an empty folder; or that of a library which has been built already, to compare with.</source>
        <translation>Una carpeta nueva o vacía; o la de una biblioteca ya creada, para comparar con ella.</translation>
    </message>
    <message>
        <source>See what changes</source>
        <translation>Ver qué cambia</translation>
    </message>
    <message>
        <source>Build it beside the old one</source>
        <translation>Crearla junto a la anterior</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Switch to it …</source>
        <translation>Cambiar a ella…</translation>
    </message>
    <message>
        <source>Go back …</source>
        <translation>Volver…</translation>
    </message>
    <message>
        <source>Films whose labels are known, and that neither library has: both are asked about every one.</source>
        <translation>Radiografías con etiqueta conocida que ninguna biblioteca tiene: se pregunta a ambas por cada una.</translation>
    </message>
    <message>
        <source>Before the last switch films were answered from {name}.</source>
        <translation>Antes del último cambio respondía {name}.</translation>
    </message>
    <message>
        <source>This is what would change. It is not built yet.</source>
        <translation>Esto es lo que cambiaría. Aún no está creada.</translation>
    </message>
    <message>
        <source>The new library is there, and films are answered from it.</source>
        <translation>La biblioteca nueva está lista y responde a las consultas.</translation>
    </message>
    <message>
        <source>The new library is there. Films are answered from it once you have switched.</source>
        <translation>La biblioteca nueva está lista. Responderá cuando usted haya cambiado a ella.</translation>
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
        <source>{name} &apos;{value}&apos; is not known. Choose one of: {choices}.</source>
        <translation>{name} no admite &apos;{value}&apos;. Elija una de estas opciones: {choices}.</translation>
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
        <source>{name} needs {other}. Give both, or leave {name} out.</source>
        <translation>{name} necesita {other}. Indique ambos u omita {name}.</translation>
    </message>
    <message>
        <source>{name} {value} has nothing for this model that the other files have not. Leave it out.</source>
        <translation>{name} {value} no tiene nada para este modelo que no tengan los demás archivos. Omítalo.</translation>
    </message>
    <message>
        <source>{name} {value} is made of other parts than {other}, or sees other pictures. Name models that grew from one another.</source>
        <translation>{name} {value} está hecho de otras partes que {other}, o ve otras imágenes. Nombre modelos que surgieron uno de otro.</translation>
    </message>
    <message>
        <source>{name} is &apos;{value}&apos;. Write it as in {example}.</source>
        <translation>{name} es &apos;{value}&apos;. Escríbalo como en {example}.</translation>
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
        <source>The case library {path} was built with this very model, {model}, and in this way: a new edition would be the same. Choose another model, or another way.</source>
        <translation>La biblioteca de casos {path} se creó con este mismo modelo, {model}, y de esta manera: una edición nueva sería igual. Elija otro modelo u otra manera.</translation>
    </message>
    <message>
        <source>A window of the program is open: {holder}, since {since}. It would undo what is changed here, and answer from what it began with. Close it and run the same command again; or switch in the window: Case libraries, More, Another edition.</source>
        <translation>Hay una ventana del programa abierta: {holder}, desde {since}. Desharía lo que aquí se cambie y seguiría respondiendo con lo que tenía al empezar. Ciérrela y ejecute la misma orden otra vez; o cambie en la ventana: Bibliotecas de casos, Más, Otra edición.</translation>
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
        <source>There are no model weights at {path}. Name a file that is there.</source>
        <translation>No hay pesos de modelo en {path}. Indique un archivo que exista.</translation>
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
        <source>Some of the keys in {path} belong to nothing that this program knows: {names}. They do nothing; mend them, or remove them.</source>
        <translation>Algunas teclas de {path} no corresponden a nada que este programa conozca: {names}. No hacen nada; corríjalas o elimínelas.</translation>
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
    <message>
        <source>{name} is switched off on this machine. Ask who has set this: {who}</source>
        <translation>{name} está desactivado en este equipo. Pregunte a quien lo ha dispuesto: {who}</translation>
    </message>
    <message>
        <source>The case library {path} is not allowed on this machine. Open another one, or ask: {who}</source>
        <translation>La biblioteca de casos {path} no está permitida en este equipo. Abra otra o pregunte a: {who}</translation>
    </message>
    <message>
        <source>The model with the weights {sha256} is not allowed on this machine. Choose another one, or ask: {who}</source>
        <translation>El modelo con los pesos {sha256} no está permitido en este equipo. Elija otro o pregunte a: {who}</translation>
    </message>
    <message>
        <source>There is no audit log at {path}. Name it with --file; it begins with the first query after audit_kept was switched on.</source>
        <translation>No hay registro de auditoría en {path}. Indíquelo con --file; empieza con la primera consulta después de activar audit_kept.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({detail}). Check the drive and your permissions.</source>
        <translation>No se puede leer {path} ({detail}). Compruebe la unidad y sus permisos.</translation>
    </message>
    <message>
        <source>{path} is no anchor of an audit log. Write one with cxr audit anchor --json.</source>
        <translation>{path} no es un ancla de un registro de auditoría. Escriba una con cxr audit anchor --json.</translation>
    </message>
    <message>
        <source>{file} of this case library cannot be read ({detail}). Check the drive and your permissions.</source>
        <translation>No se puede leer {file} de esta biblioteca de casos ({detail}). Compruebe la unidad y sus permisos.</translation>
    </message>
    <message>
        <source>The case library {name} cannot be searched together with the others: {trouble}</source>
        <translation>La biblioteca de casos {name} no se puede consultar junto con las demás: {trouble}</translation>
    </message>
    <message>
        <source>The case library {name} is named twice. Name it once.</source>
        <translation>La biblioteca de casos {name} se ha indicado dos veces. Indíquela una vez.</translation>
    </message>
    <message>
        <source>{name} is a copy of {other}: there is nothing to find in it that is not there already. Leave one of them out.</source>
        <translation>{name} es una copia de {other}: no contiene nada que no esté ya allí. Prescinda de una de las dos.</translation>
    </message>
    <message>
        <source>{name} was built with the model {model}, {other} with {other_model}: their similarities cannot be compared. Build one of them again with the model of the other.</source>
        <translation>{name} se construyó con el modelo {model} y {other} con {other_model}: sus similitudes no se pueden comparar. Construya una de nuevo con el modelo de la otra.</translation>
    </message>
    <message>
        <source>The films of the demonstration are synthetic and are not to stand among those of people. Search it alone.</source>
        <translation>Las radiografías de la demostración son sintéticas y no deben mezclarse con las de personas. Consúltela por separado.</translation>
    </message>
    <message>
        <source>One of {other} and {name} holds several looks at every film, the other holds one: their similarities cannot be compared. Build one of them again in the way of the other.</source>
        <translation>Una de {other} y {name} guarda varias miradas de cada radiografía y la otra una sola: sus similitudes no se pueden comparar. Construya una de nuevo como la otra.</translation>
    </message>
    <message>
        <source>In one of {other} and {name} every label weighs the same in a vote, in the other every case does. Build one of them again in the way of the other.</source>
        <translation>En una de {other} y {name} todas las etiquetas pesan lo mismo en una votación; en la otra, todos los casos. Construya una de nuevo como la otra.</translation>
    </message>
    <message>
        <source>Another film lies here now than the one that the case library knows. Put that one back, or take this one in with a label of its own.</source>
        <translation>Aquí hay ahora otra radiografía que la que conoce la biblioteca de casos. Devuelva aquella, o incorpore esta con su propia etiqueta.</translation>
    </message>
    <message>
        <source>The case library {path} was built with the model {library_model}, and no weights file that is known here is that model. Name that file (on the command line with --model).</source>
        <translation>La biblioteca de casos {path} se creó con el modelo {library_model}, y ningún archivo de pesos conocido aquí es ese modelo. Indique ese archivo (en la línea de órdenes, con --model).</translation>
    </message>
    <message>
        <source>The two case libraries do not tell apart the same labels: {old} here, {new} there. Compare libraries with the same labels.</source>
        <translation>Las dos bibliotecas de casos no distinguen las mismas etiquetas: {old} aquí, {new} allí. Compare bibliotecas con las mismas etiquetas.</translation>
    </message>
    <message>
        <source>{path} is a case library, or lies in one, and nothing is written over it. Choose an empty or new folder.</source>
        <translation>{path} es una biblioteca de casos, o está dentro de una, y no se sobrescribe. Elija una carpeta vacía o nueva.</translation>
    </message>
    <message>
        <source>About {needed} MB are needed at {path}, and {free} MB are free. Free some, or choose another place.</source>
        <translation>Hacen falta unos {needed} MB en {path}, y hay {free} MB libres. Libere espacio, o elija otro lugar.</translation>
    </message>
    <message>
        <source>The case library {path} with the model {model} is in use already. Choose another one.</source>
        <translation>La biblioteca de casos {path} con el modelo {model} ya está en uso. Elija otra.</translation>
    </message>
    <message>
        <source>No other case library was in use before a switch, so there is nothing to go back to. Open the one that you want.</source>
        <translation>Antes de un cambio no estaba en uso otra biblioteca de casos, así que no hay adónde volver. Abra la que desee.</translation>
    </message>
    <message>
        <source>The setting {key} holds for this whole machine, and stays as it is. Ask who has set it: {who}</source>
        <translation>El ajuste {key} vale para todo este equipo y se queda como está. Pregunte a quien lo fijó: {who}</translation>
    </message>
</context>
<context>
    <name>EvaluationPage</name>
    <message>
        <source>Films whose labels are known are asked about, one by one, and the library&apos;s answers are compared with those labels. They should be films and patients that {name} does not have.</source>
        <translation>Se consultan una a una radiografías cuyas etiquetas se conocen, y las respuestas de la biblioteca se comparan con esas etiquetas. Deben ser radiografías y pacientes que {name} no tenga.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Evaluar</translation>
    </message>
    <message>
        <source>Show them all the same</source>
        <translation>Mostrarlas de todos modos</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>{films} films of {patients} patients, {refused} that could not be read</source>
        <translation>{films} radiografías de {patients} pacientes, {refused} que no se pudieron leer</translation>
    </message>
    <message>
        <source>{films} of these films are in the library too, and {patients} are of patients that it has: figures are too good. Evaluate other films, or look at them with that in mind.</source>
        <translation>{films} de estas radiografías están también en la biblioteca, y {patients} son de pacientes que tiene: las cifras son demasiado buenas. Evalúe otras, o mírelas teniéndolo en cuenta.</translation>
    </message>
    <message>
        <source>1 - specificity</source>
        <translation>1 - especificidad</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilidad</translation>
    </message>
    <message>
        <source>Sensitivity over 1 - specificity; the dotted line is a guess.</source>
        <translation>Sensibilidad frente a 1 - especificidad; la línea de puntos es el azar.</translation>
    </message>
    <message>
        <source>nearest cases</source>
        <translation>casos más cercanos</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Share of the nearest cases that have the film&apos;s label: {values}</source>
        <translation>Proporción de los casos más cercanos que tienen la etiqueta de la radiografía: {values}</translation>
    </message>
    <message>
        <source>Films whose vote is not their label: {count}</source>
        <translation>Radiografías cuya votación no es su etiqueta: {count}</translation>
    </message>
    <message>
        <source>Each beside its nearest case; those first that the library was surest of.</source>
        <translation>Cada una junto a su caso más cercano; primero aquellas de las que la biblioteca estaba más segura.</translation>
    </message>
    <message>
        <source>{label}: {name}
vote {vote} ({share})
nearest: {nearest} {similarity}</source>
        <translation>{label}: {name}
votación {vote} ({share})
más cercano: {nearest} {similarity}</translation>
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
    <message>
        <source>Most similar case: {label}, from {library}</source>
        <translation>Caso más similar: {label}, de {library}</translation>
    </message>
    <message>
        <source>The film itself is in {library} and counts among these cases.</source>
        <translation>La propia radiografía está en {library} y cuenta entre estos casos.</translation>
    </message>
    <message>
        <source>{name}: {count}</source>
        <translation>{name}: {count}</translation>
    </message>
    <message>
        <source>Votes by library</source>
        <translation>Votos por biblioteca</translation>
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
        <source>Zoom: up is larger</source>
        <translation>Zoom: hacia arriba se amplía</translation>
    </message>
    <message>
        <source>Remove the measure under the mouse</source>
        <translation>Quitar la medida bajo el ratón</translation>
    </message>
    <message>
        <source>Hold to see the other film of the pair in this one&apos;s place</source>
        <translation>Mantener pulsado para ver en su lugar la otra radiografía del par</translation>
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
    <message>
        <source>{label} in {library}</source>
        <translation>{label} en {library}</translation>
    </message>
    <message>
        <source>{library} ({elsewhere})</source>
        <translation>{library} ({elsewhere})</translation>
    </message>
    <message>
        <source>Case library: {library}</source>
        <translation>Biblioteca de casos: {library}</translation>
    </message>
    <message>
        <source>Also in {library}, there as {label}. It counts once.</source>
        <translation>También en {library}, allí como {label}. Cuenta una sola vez.</translation>
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
    <message>
        <source>Show in place of the case beside it</source>
        <translation>Mostrar en lugar del caso contiguo</translation>
    </message>
    <message>
        <source>Search from this case</source>
        <translation>Buscar a partir de este caso</translation>
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
    <message>
        <source>Asked: {libraries}</source>
        <translation>Consultado: {libraries}</translation>
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
    <name>KeyDelegate</name>
    <message>
        <source>New key or button for: {command}</source>
        <translation>Nueva tecla o botón para: {command}</translation>
    </message>
</context>
<context>
    <name>LabelCounts</name>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Radiografías</translation>
    </message>
    <message>
        <source>Known patients</source>
        <translation>Pacientes conocidos</translation>
    </message>
    <message>
        <source>Films without one</source>
        <translation>Radiografías sin paciente</translation>
    </message>
</context>
<context>
    <name>Libraries</name>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>{progress} ({rate} a second)</source>
        <translation>{progress} ({rate} por segundo)</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
</context>
<context>
    <name>LibrariesPart</name>
    <message>
        <source>Where are the films of this library now?</source>
        <translation>¿Dónde están ahora las radiografías de esta biblioteca?</translation>
    </message>
    <message>
        <source>Where is this case library now?</source>
        <translation>¿Dónde está ahora esta biblioteca de casos?</translation>
    </message>
    <message>
        <source>Open a case library</source>
        <translation>Abrir una biblioteca de casos</translation>
    </message>
    <message>
        <source>A folder for the audit</source>
        <translation>Una carpeta para la auditoría</translation>
    </message>
    <message>
        <source>A folder for the evaluation</source>
        <translation>Una carpeta para la evaluación</translation>
    </message>
    <message>
        <source>A folder for the comparison</source>
        <translation>Una carpeta para la comparación</translation>
    </message>
</context>
<context>
    <name>LibrariesView</name>
    <message>
        <source>Written to {folder}.</source>
        <translation>Escrito en {folder}.</translation>
    </message>
    <message>
        <source>Cancelled. The library is as it was before.</source>
        <translation>Cancelado. La biblioteca está como antes.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>Cancelled. The library is ready; what is in it has not been looked over.</source>
        <translation>Cancelado. La biblioteca está lista; su contenido no se ha revisado.</translation>
    </message>
    <message>
        <source>Add films</source>
        <translation>Añadir radiografías</translation>
    </message>
    <message>
        <source>Build a case library</source>
        <translation>Crear una biblioteca de casos</translation>
    </message>
    <message>
        <source>What was found in the library</source>
        <translation>Lo que se encontró en la biblioteca</translation>
    </message>
    <message>
        <source>Evaluate a case library</source>
        <translation>Evaluar una biblioteca de casos</translation>
    </message>
    <message>
        <source>Remove films</source>
        <translation>Quitar radiografías</translation>
    </message>
    <message>
        <source>Case libraries</source>
        <translation>Bibliotecas de casos</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Another edition of a case library</source>
        <translation>Otra edición de una biblioteca de casos</translation>
    </message>
</context>
<context>
    <name>LibraryCard</name>
    <message>
        <source>Reference library</source>
        <translation>Biblioteca de referencia</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demostración</translation>
    </message>
    <message>
        <source>{count} cases</source>
        <translation>{count} casos</translation>
    </message>
    <message>
        <source>model {model}</source>
        <translation>modelo {model}</translation>
    </message>
    <message>
        <source>last changed {date}</source>
        <translation>último cambio {date}</translation>
    </message>
    <message>
        <source>without pictures</source>
        <translation>sin imágenes</translation>
    </message>
    <message>
        <source>several looks at every film</source>
        <translation>varias miradas a cada radiografía</translation>
    </message>
    <message>
        <source>every label weighs the same</source>
        <translation>cada etiqueta pesa lo mismo</translation>
    </message>
    <message>
        <source>Being looked at …</source>
        <translation>Mirándola…</translation>
    </message>
    <message>
        <source>Queries are answered from this library.</source>
        <translation>Las consultas se responden con esta biblioteca.</translation>
    </message>
    <message>
        <source>Ready to be opened.</source>
        <translation>Lista para abrirse.</translation>
    </message>
    <message>
        <source>Films were answered from this library, with its own model, before the last switch.</source>
        <translation>Antes del último cambio respondía esta biblioteca, con su propio modelo.</translation>
    </message>
    <message>
        <source>In use since {moment}.</source>
        <translation>En uso desde {moment}.</translation>
    </message>
    <message>
        <source>Before the last switch films were answered from {name}, which stays on its drive.</source>
        <translation>Antes del último cambio respondía {name}, que sigue en su unidad.</translation>
    </message>
    <message>
        <source>Reading every byte again …</source>
        <translation>Leyendo de nuevo cada byte…</translation>
    </message>
    <message>
        <source>Every byte is as it was written: {files} files, {size}, {cases} cases.</source>
        <translation>Cada byte está como se escribió: {files} archivos, {size}, {cases} casos.</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Y {count} más.</translation>
    </message>
    <message>
        <source>Answer from it</source>
        <translation>Responder con ella</translation>
    </message>
    <message>
        <source>Go back …</source>
        <translation>Volver…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Look it over</source>
        <translation>Revisarla</translation>
    </message>
    <message>
        <source>Evaluate …</source>
        <translation>Evaluar…</translation>
    </message>
    <message>
        <source>Add films …</source>
        <translation>Añadir radiografías…</translation>
    </message>
    <message>
        <source>Remove films …</source>
        <translation>Quitar radiografías…</translation>
    </message>
    <message>
        <source>Locate moved films …</source>
        <translation>Localizar radiografías movidas…</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>Mostrar su carpeta</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Quitar de esta lista</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Queries are answered from this library, together with {names}. It comes first: the map of cases is its map, and a film that others hold too counts with its label.</source>
        <translation>Las consultas se responden con esta biblioteca, junto con {names}. Va primero: el mapa de casos es el suyo, y una radiografía que otras también tienen cuenta con su etiqueta.</translation>
    </message>
    <message>
        <source>Queries are answered from this library, together with {names}.</source>
        <translation>Las consultas se responden con esta biblioteca, junto con {names}.</translation>
    </message>
    <message>
        <source>Search together with {names}</source>
        <translation>Consultar junto con {names}</translation>
    </message>
    <message>
        <source>Cannot be searched together: {reason}</source>
        <translation>No se puede consultar junto con las demás: {reason}</translation>
    </message>
    <message>
        <source>Answer from it alone</source>
        <translation>Responder solo con ella</translation>
    </message>
    <message>
        <source>Another edition …</source>
        <translation>Otra edición…</translation>
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
    <name>MannerForm</name>
    <message>
        <source>Keep small pictures of the films</source>
        <translation>Guardar imágenes pequeñas de las radiografías</translation>
    </message>
    <message>
        <source>Then cases can be seen where the films are not, on another computer for instance. Without them the library holds features and facts only, and shows the films as long as they are in their place.</source>
        <translation>Así los casos pueden verse donde no están las radiografías, por ejemplo en otro ordenador. Sin ellas la biblioteca solo contiene características y datos, y muestra las radiografías mientras estén en su sitio.</translation>
    </message>
    <message>
        <source>Several looks at every film</source>
        <translation>Varias miradas a cada radiografía</translation>
    </message>
    <message>
        <source>Every film is also embedded stretched and squeezed, and the mean is kept: three times the work, more robust where films to be asked about come from other sources.</source>
        <translation>Cada radiografía se procesa también estirada y comprimida, y se guarda la media: el triple de trabajo, más robusto cuando las radiografías consultadas vienen de otras fuentes.</translation>
    </message>
    <message>
        <source>Let every label weigh the same in the vote</source>
        <translation>Que cada etiqueta pese lo mismo en la votación</translation>
    </message>
    <message>
        <source>Else every case weighs the same, and a label with many more cases than another wins more often because of that alone.</source>
        <translation>Si no, todos los casos pesan lo mismo, y una etiqueta con muchos más casos que otra gana más a menudo solo por eso.</translation>
    </message>
</context>
<context>
    <name>MapCommands</name>
    <message>
        <source>Open the case</source>
        <translation>Abrir el caso</translation>
    </message>
    <message>
        <source>To the next case on the left</source>
        <translation>Al siguiente caso hacia la izquierda</translation>
    </message>
    <message>
        <source>To the next case on the right</source>
        <translation>Al siguiente caso hacia la derecha</translation>
    </message>
    <message>
        <source>To the next case above</source>
        <translation>Al siguiente caso hacia arriba</translation>
    </message>
    <message>
        <source>To the next case below</source>
        <translation>Al siguiente caso hacia abajo</translation>
    </message>
    <message>
        <source>All cases in sight</source>
        <translation>Todos los casos a la vista</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>Alejar</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>The query: {name}</source>
        <translation>La consulta: {name}</translation>
    </message>
    <message>
        <source>{label}: {count}</source>
        <translation>{label}: {count}</translation>
    </message>
    <message>
        <source>{label}: {chosen} of {count}</source>
        <translation>{label}: {chosen} de {count}</translation>
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
    <name>MetricList</name>
    <message>
        <source>too few films for an interval</source>
        <translation>muy pocas radiografías para un intervalo</translation>
    </message>
    <message>
        <source>95 %: {low} to {high}</source>
        <translation>95 %: {low} a {high}</translation>
    </message>
</context>
<context>
    <name>Metrics</name>
    <message>
        <source>Vote is the label</source>
        <translation>La votación es la etiqueta</translation>
    </message>
    <message>
        <source>Films for which the vote of the five nearest cases is their label.</source>
        <translation>Radiografías en las que la votación de los cinco casos más cercanos es su etiqueta.</translation>
    </message>
    <message>
        <source>Nearest case has the label</source>
        <translation>El caso más cercano tiene la etiqueta</translation>
    </message>
    <message>
        <source>Films whose nearest case has their label.</source>
        <translation>Radiografías cuyo caso más cercano tiene su etiqueta.</translation>
    </message>
    <message>
        <source>Precision among five</source>
        <translation>Precisión entre cinco</translation>
    </message>
    <message>
        <source>Of the five nearest cases, how many have the film&apos;s label, on average.</source>
        <translation>De los cinco casos más cercanos, cuántos tienen la etiqueta de la radiografía, en promedio.</translation>
    </message>
    <message>
        <source>Mean average precision</source>
        <translation>Precisión media promedio</translation>
    </message>
    <message>
        <source>As before, but cases that are nearer count more.</source>
        <translation>Como antes, pero los casos más cercanos cuentan más.</translation>
    </message>
    <message>
        <source>Sensitivity for {label}</source>
        <translation>Sensibilidad para {label}</translation>
    </message>
    <message>
        <source>Of the films with this label, those for which the vote says so.</source>
        <translation>De las radiografías con esta etiqueta, aquellas en que la votación lo dice.</translation>
    </message>
    <message>
        <source>Specificity for {label}</source>
        <translation>Especificidad para {label}</translation>
    </message>
    <message>
        <source>Of the films with another label, those for which the vote does not say it.</source>
        <translation>De las radiografías con otra etiqueta, aquellas en que la votación no dice esta.</translation>
    </message>
    <message>
        <source>Area under the curve (AUROC)</source>
        <translation>Área bajo la curva (AUROC)</translation>
    </message>
    <message>
        <source>How often a film with a label scores higher for it than one without; 50 % is a guess.</source>
        <translation>Con qué frecuencia una radiografía con una etiqueta puntúa más para ella que una sin ella; 50 % es el azar.</translation>
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
    <name>Numbers</name>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
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
</context>
<context>
    <name>Pages</name>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>Made by CXR Desktop {version}, {moment}.</source>
        <translation>Hecho con CXR Desktop {version}, {moment}.</translation>
    </message>
    <message>
        <source>Vote is the label</source>
        <translation>La votación es la etiqueta</translation>
    </message>
    <message>
        <source>Nearest case has the label</source>
        <translation>El caso más cercano tiene la etiqueta</translation>
    </message>
    <message>
        <source>Mean precision among the five nearest</source>
        <translation>Precisión media entre los cinco más cercanos</translation>
    </message>
    <message>
        <source>Mean average precision at 5</source>
        <translation>Precisión media promedio entre cinco</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilidad</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Especificidad</translation>
    </message>
    <message>
        <source>Area under the curve (AUROC)</source>
        <translation>Área bajo la curva (AUROC)</translation>
    </message>
    <message>
        <source>{films} films of {patients} patients, {refused} refused; model {model}.</source>
        <translation>{films} radiografías de {patients} pacientes, {refused} rechazadas; modelo {model}.</translation>
    </message>
    <message>
        <source>BIASED: test films, or their patients, are also in the library. These figures are too good.</source>
        <translation>SESGADO: hay radiografías de prueba, o pacientes suyos, que también están en la biblioteca. Estas cifras son demasiado buenas.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>Label and vote</source>
        <translation>Etiqueta y votación</translation>
    </message>
    <message>
        <source>A row for each label of the films, a column for each label that won the vote.</source>
        <translation>Una fila por cada etiqueta de las radiografías, una columna por cada etiqueta que ganó la votación.</translation>
    </message>
    <message>
        <source>vote {vote} with {share}, nearest similarity {similarity}</source>
        <translation>votación {vote} con {share}, similitud del más cercano {similarity}</translation>
    </message>
    <message>
        <source>Evaluation of {name}</source>
        <translation>Evaluación de {name}</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>sin definir</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo del 95 %</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Share of the nearest cases that have the film&apos;s label, over how many cases are taken: {values}</source>
        <translation>Proporción de los casos más cercanos que tienen la etiqueta de la radiografía, según cuántos se toman: {values}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>de {low} a {high}</translation>
    </message>
    <message>
        <source>Sensitivity and specificity</source>
        <translation>Sensibilidad y especificidad</translation>
    </message>
    <message>
        <source>Sensitivity upwards, 1 - specificity to the right; the diagonal is a guess.</source>
        <translation>Hacia arriba la sensibilidad, hacia la derecha 1 - especificidad; la diagonal es adivinar.</translation>
    </message>
    <message>
        <source>Nearest case, {label}: {path}</source>
        <translation>Caso más cercano, {label}: {path}</translation>
    </message>
    <message>
        <source>Films whose vote is not their label</source>
        <translation>Radiografías cuya votación no es su etiqueta</translation>
    </message>
    <message>
        <source>Each beside its nearest case; those first that the library was surest of.</source>
        <translation>Cada una junto a su caso más cercano; primero aquellas de las que la biblioteca estaba más segura.</translation>
    </message>
    <message>
        <source>CXR Desktop: a demonstration</source>
        <translation>CXR Desktop: una demostración</translation>
    </message>
    <message>
        <source>Every film on this page was synthesised by this program. Nobody is on them, so nothing here says how well the product works on people: it shows what it does.</source>
        <translation>Todas las radiografías de esta página las ha sintetizado este programa. No hay nadie en ellas, así que nada de esto dice cómo funciona el producto con personas: muestra lo que hace.</translation>
    </message>
    <message>
        <source>correlation {value}</source>
        <translation>correlación {value}</translation>
    </message>
    <message>
        <source>Audit of {name}</source>
        <translation>Auditoría de {name}</translation>
    </message>
    <message>
        <source>{count} cases of {patients} known patients in {folder}</source>
        <translation>{count} casos de {patients} pacientes conocidos en {folder}</translation>
    </message>
    <message>
        <source>Files that are no cases</source>
        <translation>Archivos que no son casos</translation>
    </message>
    <message>
        <source>They were offered and could not be taken.</source>
        <translation>Se ofrecieron y no se pudieron incorporar.</translation>
    </message>
    <message>
        <source>Exact copies</source>
        <translation>Copias exactas</translation>
    </message>
    <message>
        <source>The same file several times: such a case counts several times in a vote.</source>
        <translation>El mismo archivo varias veces: un caso así cuenta varias veces en una votación.</translation>
    </message>
    <message>
        <source>Near copies</source>
        <translation>Copias casi iguales</translation>
    </message>
    <message>
        <source>Probably the same picture, saved again.</source>
        <translation>Probablemente la misma imagen, guardada otra vez.</translation>
    </message>
    <message>
        <source>Copies under different labels</source>
        <translation>Copias con etiquetas distintas</translation>
    </message>
    <message>
        <source>One picture, two labels: at least one is wrong.</source>
        <translation>Una imagen, dos etiquetas: al menos una es errónea.</translation>
    </message>
    <message>
        <source>Suspected inversions</source>
        <translation>Posibles inversiones</translation>
    </message>
    <message>
        <source>They look like the negative of the others. An inverted film finds nothing that it should.</source>
        <translation>Parecen el negativo de las demás. Una radiografía invertida no encuentra lo que debería.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Radiografías</translation>
    </message>
    <message>
        <source>Known patients</source>
        <translation>Pacientes conocidos</translation>
    </message>
    <message>
        <source>Films without one</source>
        <translation>Radiografías sin paciente</translation>
    </message>
    <message>
        <source>Heat map, {target}, relative to this film&apos;s strongest spot.</source>
        <translation>Mapa de calor, {target}, relativo al punto más fuerte de esta radiografía.</translation>
    </message>
    <message>
        <source>Heat map, {target}, on one scale for all films of the model.</source>
        <translation>Mapa de calor, {target}, en una misma escala para todas las radiografías del modelo.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>{count} cases ({counts})</source>
        <translation>{count} casos ({counts})</translation>
    </message>
    <message>
        <source>{total} ms (read {read}, model {embed}, search {search})</source>
        <translation>{total} ms (lectura {read}, modelo {embed}, búsqueda {search})</translation>
    </message>
    <message>
        <source>Nearest case: {label} (similarity {similarity}).</source>
        <translation>Caso más cercano: {label} (similitud {similarity}).</translation>
    </message>
    <message>
        <source>{total} ms (read {read}, model {embed}, search {search}, heat map {heat})</source>
        <translation>{total} ms (lectura {read}, modelo {embed}, búsqueda {search}, mapa de calor {heat})</translation>
    </message>
    <message>
        <source>towards label {name}</source>
        <translation>hacia la etiqueta {name}</translation>
    </message>
    <message>
        <source>towards case {name}</source>
        <translation>hacia el caso {name}</translation>
    </message>
    <message>
        <source>{votes} of 1 nearest case: {label}.</source>
        <translation>{votes} de 1 caso más cercano: {label}.</translation>
    </message>
    <message>
        <source>{votes} of {voters} nearest cases: {label}.</source>
        <translation>{votes} de los {voters} casos más cercanos: {label}.</translation>
    </message>
    <message>
        <source>The two agree.</source>
        <translation>Ambos coinciden.</translation>
    </message>
    <message>
        <source>The two disagree.</source>
        <translation>No coinciden.</translation>
    </message>
    <message>
        <source>The film itself is in this library and counts among these cases.</source>
        <translation>La propia radiografía está en esta biblioteca y cuenta entre estos casos.</translation>
    </message>
    <message>
        <source>{count} more stand in the table beside this page.</source>
        <translation>Hay {count} más en la tabla que acompaña a esta página.</translation>
    </message>
    <message>
        <source>No picture is kept</source>
        <translation>No se guarda imagen</translation>
    </message>
    <message>
        <source>The query film</source>
        <translation>La radiografía consultada</translation>
    </message>
    <message>
        <source>The film</source>
        <translation>La radiografía</translation>
    </message>
    <message>
        <source>The query film with its heat map</source>
        <translation>La radiografía consultada con su mapa de calor</translation>
    </message>
    <message>
        <source>Self-test of CXR Desktop {version}</source>
        <translation>Autocomprobación de CXR Desktop {version}</translation>
    </message>
    <message>
        <source>{failed} of {count} checks failed</source>
        <translation>Han fallado {failed} de {count} comprobaciones</translation>
    </message>
    <message>
        <source>All {count} checks passed</source>
        <translation>Las {count} comprobaciones han pasado</translation>
    </message>
    <message>
        <source>What was tried and found is in English, for a support desk.</source>
        <translation>Lo que se ha probado y encontrado está en inglés, para el servicio técnico.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobación</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
    <message>
        <source>What it found</source>
        <translation>Qué ha encontrado</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>ha pasado</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ha fallado</translation>
    </message>
    <message>
        <source>Most similar cases of this library</source>
        <translation>Casos más similares de esta biblioteca</translation>
    </message>
    <message>
        <source>Case {rank}: {label}</source>
        <translation>Caso {rank}: {label}</translation>
    </message>
    <message>
        <source>The picture is not on this machine</source>
        <translation>La imagen no está en este equipo</translation>
    </message>
    <message>
        <source>similarity {similarity}</source>
        <translation>similitud {similarity}</translation>
    </message>
    <message>
        <source>same file as the query</source>
        <translation>el mismo archivo que la consulta</translation>
    </message>
    <message>
        <source>Most similar cases of these {count} libraries</source>
        <translation>Casos más similares de estas {count} bibliotecas</translation>
    </message>
    <message>
        <source>{cases}; searched together: {parts}</source>
        <translation>{cases}; consultadas juntas: {parts}</translation>
    </message>
    <message>
        <source>{library} (also in {others})</source>
        <translation>{library} (también en {others})</translation>
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
        <source>{words} {number}</source>
        <translation>{words} {number}</translation>
    </message>
    <message>
        <source>That two films look similar to the model says nothing of the cause.</source>
        <translation>Que dos radiografías le parezcan similares al modelo no dice nada de la causa.</translation>
    </message>
    <message>
        <source>Similarity {value} (1: the same to the model).</source>
        <translation>Similitud {value} (1: idénticas para el modelo).</translation>
    </message>
</context>
<context>
    <name>PairedList</name>
    <message>
        <source>Old</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nueva</translation>
    </message>
    <message>
        <source>McNemar</source>
        <translation>McNemar</translation>
    </message>
    <message>
        <source>New less old, in points</source>
        <translation>Nueva menos anterior, en puntos</translation>
    </message>
    <message>
        <source>too few films</source>
        <translation>muy pocas radiografías</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} (de {low} a {high})</translation>
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
    <message>
        <source>Case {rank}: {label}</source>
        <translation>Caso {rank}: {label}</translation>
    </message>
</context>
<context>
    <name>PercentLabel</name>
    <message>
        <source>{percent}%</source>
        <translation>{percent} %</translation>
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
    <name>PlaceRow</name>
    <message>
        <source>not chosen</source>
        <translation>sin elegir</translation>
    </message>
    <message>
        <source>Take back what was chosen</source>
        <translation>Quitar lo elegido</translation>
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
    <name>PlanPanel</name>
    <message>
        <source>{films} films would be taken, in about {time}.</source>
        <translation>Se tomarían {films} radiografías, en unos {time}.</translation>
    </message>
    <message>
        <source>The library has {count} cases. What it knows already is not embedded again.</source>
        <translation>La biblioteca tiene {count} casos. Lo que ya conoce no se vuelve a procesar.</translation>
    </message>
    <message>
        <source>There is a library of {count} cases at this place. It stays until the new one is done, and is then replaced by it; films that both have are not embedded again.</source>
        <translation>En este lugar hay una biblioteca de {count} casos. Permanece hasta que la nueva esté hecha, que entonces la sustituye; las radiografías que ambas tienen no se vuelven a procesar.</translation>
    </message>
    <message>
        <source>Files that would be left out: {count}</source>
        <translation>Archivos que se omitirían: {count}</translation>
    </message>
    <message>
        <source>The time was measured on {count} of these films, just now. Files were only glanced at: one that is damaged inside is found by the build, and named in its audit.</source>
        <translation>El tiempo se midió ahora mismo con {count} de estas radiografías. Los archivos solo se miraron por encima: el que esté dañado por dentro lo encuentra la creación y lo nombra en su auditoría.</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>Choose another model …</source>
        <translation>Elegir otro modelo…</translation>
    </message>
    <message>
        <source>Build it again …</source>
        <translation>Crearla de nuevo…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Look for it …</source>
        <translation>Buscarla…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Go back …</source>
        <translation>Volver…</translation>
    </message>
</context>
<context>
    <name>RemovalPage</name>
    <message>
        <source>Cases of {name} that nobody is to find any more. The films themselves are not touched. Their small pictures stay in files of the library until enough cases are gone for those to be written anew, or the library is built again.</source>
        <translation>Casos de {name} que nadie debe encontrar ya. Las radiografías mismas no se tocan. Sus imágenes pequeñas quedan en archivos de la biblioteca hasta que se quiten tantos casos que esos se escriban de nuevo, o se cree otra vez la biblioteca.</translation>
    </message>
    <message>
        <source>Label, name, folder or patient</source>
        <translation>Etiqueta, nombre, carpeta o paciente</translation>
    </message>
    <message>
        <source>Find cases by label, name, folder or patient</source>
        <translation>Buscar casos por etiqueta, nombre, carpeta o paciente</translation>
    </message>
    <message>
        <source>Cases of this library</source>
        <translation>Casos de esta biblioteca</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>Quitar…</translation>
    </message>
    <message>
        <source>{count} chosen: {labels}</source>
        <translation>{count} elegidos: {labels}</translation>
    </message>
    <message>
        <source>The cases are being read …</source>
        <translation>Leyendo los casos…</translation>
    </message>
    <message>
        <source>{count} cases are removed.</source>
        <translation>Se quitaron {count} casos.</translation>
    </message>
    <message>
        <source>{count} cases are listed. Choose those that are to go.</source>
        <translation>Hay {count} casos en la lista. Elija los que deben quitarse.</translation>
    </message>
    <message>
        <source>Remove {count} cases from {name}? {labels}. This cannot be undone.</source>
        <translation>¿Quitar {count} casos de {name}? {labels}. No se puede deshacer.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
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
    <message>
        <source>Keep an audit log</source>
        <translation>Llevar un registro de auditoría</translation>
    </message>
    <message>
        <source>Who asked about which film, known by its hash alone, with which answer. Changes to the log show.</source>
        <translation>Quién preguntó por qué radiografía, conocida solo por su resumen, y con qué respuesta. Los cambios en el registro se notan.</translation>
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
    <message>
        <source>Set by {who}</source>
        <translation>Fijado por {who}</translation>
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
    <name>SheetList</name>
    <message>
        <source>What it does</source>
        <translation>Qué hace</translation>
    </message>
    <message>
        <source>Key or button</source>
        <translation>Tecla o botón</translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation>Todos los atajos</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>Cambiado por usted</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Fijo</translation>
    </message>
    <message>
        <source>{command}: {keys}</source>
        <translation>{command}: {keys}</translation>
    </message>
</context>
<context>
    <name>ShelfPage</name>
    <message>
        <source>Open a case library …</source>
        <translation>Abrir una biblioteca de casos…</translation>
    </message>
    <message>
        <source>Build a case library …</source>
        <translation>Crear una biblioteca de casos…</translation>
    </message>
    <message>
        <source>What is removed from this list stays on its drive.</source>
        <translation>Lo que se quita de esta lista permanece en su disco.</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Everything is as it was.</source>
        <translation>Todo queda como estaba.</translation>
    </message>
    <message>
        <source>What you have changed yourself holds in this profile, too.</source>
        <translation>Lo que usted ha cambiado vale también en este perfil.</translation>
    </message>
    <message>
        <source>“{command}” is on {keys} now.</source>
        <translation>«{command}» está ahora en {keys}.</translation>
    </message>
    <message>
        <source>“{command}” has no key now.</source>
        <translation>«{command}» ya no tiene tecla.</translation>
    </message>
    <message>
        <source>Your IT has set the keys for everybody.</source>
        <translation>Su departamento de informática ha fijado las teclas para todos.</translation>
    </message>
    <message>
        <source>Enter binds another key or button, Delete takes it away. Changes hold at once.</source>
        <translation>Intro asigna otra tecla o botón, Supr lo quita. Los cambios valen al instante.</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Teclado y ratón</translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation>&amp;Perfil</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Buscar una orden o una tecla</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Restablecer todo</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Zoom where the pointer is</source>
        <translation>Zoom donde está el puntero</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rueda</translation>
    </message>
    <message>
        <source>Show the whole film</source>
        <translation>Mostrar la radiografía completa</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doble clic</translation>
    </message>
    <message>
        <source>Everywhere in the window</source>
        <translation>En toda la ventana</translation>
    </message>
    <message>
        <source>On a film</source>
        <translation>Sobre una radiografía</translation>
    </message>
    <message>
        <source>In the most similar cases</source>
        <translation>En los casos más similares</translation>
    </message>
    <message>
        <source>In the earlier queries</source>
        <translation>En las consultas anteriores</translation>
    </message>
    <message>
        <source>CXR Desktop</source>
        <translation>CXR Desktop</translation>
    </message>
    <message>
        <source>Like OHIF</source>
        <translation>Como OHIF</translation>
    </message>
    <message>
        <source>Like Weasis</source>
        <translation>Como Weasis</translation>
    </message>
    <message>
        <source>Drag, left button</source>
        <translation>Arrastrar, botón izquierdo</translation>
    </message>
    <message>
        <source>Drag, middle button</source>
        <translation>Arrastrar, botón central</translation>
    </message>
    <message>
        <source>Drag, right button</source>
        <translation>Arrastrar, botón derecho</translation>
    </message>
    <message>
        <source>{key} and drag, left button</source>
        <translation>{key} y arrastrar, botón izquierdo</translation>
    </message>
    <message>
        <source>{key} and drag, middle button</source>
        <translation>{key} y arrastrar, botón central</translation>
    </message>
    <message>
        <source>{key} and drag, right button</source>
        <translation>{key} y arrastrar, botón derecho</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>{key} is bound already: “{other}” ({scope}). Take it over?</source>
        <translation>{key} ya está asignada: «{other}» ({scope}). ¿Pasarla aquí?</translation>
    </message>
    <message>
        <source>{key} is the key of “{other}” ({scope}), too, but for Shift, and one of the two is held down. Take it over?</source>
        <translation>Salvo por Mayúsculas, {key} es también la tecla de «{other}» ({scope}), y una de las dos se mantiene pulsada. ¿Pasarla aquí?</translation>
    </message>
    <message>
        <source>{key} moves the keyboard through the window. Choose another key.</source>
        <translation>{key} mueve el teclado por la ventana. Elija otra tecla.</translation>
    </message>
    <message>
        <source>{key} cancels and closes everywhere. Choose another key.</source>
        <translation>{key} cancela y cierra en todas partes. Elija otra tecla.</translation>
    </message>
    <message>
        <source>{key} belongs to the operating system. Choose another key.</source>
        <translation>{key} es del sistema operativo. Elija otra tecla.</translation>
    </message>
    <message>
        <source>{key} works lists and buttons all over the window. Choose another key, or hold Ctrl or Alt with it.</source>
        <translation>{key} maneja listas y botones en toda la ventana. Elija otra tecla, o púlsela con Ctrl o Alt.</translation>
    </message>
    <message>
        <source>{key} does nothing alone. Press it together with another key.</source>
        <translation>{key} no hace nada sola. Púlsela junto con otra tecla.</translation>
    </message>
    <message>
        <source>While measuring: move the point</source>
        <translation>Al medir: mover el punto</translation>
    </message>
    <message>
        <source>Arrow keys; with Shift in small steps</source>
        <translation>Flechas; con Mayús, en pasos pequeños</translation>
    </message>
    <message>
        <source>While measuring: set the point</source>
        <translation>Al medir: fijar el punto</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>While measuring: stop</source>
        <translation>Al medir: terminar</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>Mover el mapa</translation>
    </message>
    <message>
        <source>Draw around cases to choose them</source>
        <translation>Rodear casos para elegirlos</translation>
    </message>
    <message>
        <source>Shift and drag, left button</source>
        <translation>Mayús y arrastrar, botón izquierdo</translation>
    </message>
    <message>
        <source>Choose no case any more</source>
        <translation>No elegir ya ningún caso</translation>
    </message>
    <message>
        <source>On the map of cases</source>
        <translation>En el mapa de casos</translation>
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
    <name>SourceForm</name>
    <message>
        <source>Choose …</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Folder of films</source>
        <translation>Carpeta de radiografías</translation>
    </message>
    <message>
        <source>Every film below it; the folder that a film lies in is its label: NORMAL, PNEUMONIA, …</source>
        <translation>Todas las radiografías que contiene; la carpeta en que está cada una es su etiqueta: NORMAL, PNEUMONIA…</translation>
    </message>
    <message>
        <source>Table of labels (CSV), if there is one</source>
        <translation>Tabla de etiquetas (CSV), si la hay</translation>
    </message>
    <message>
        <source>With the columns path and label; perhaps patient, view, age, sex, source. Its paths are looked for below the folder above, or beside the table, and only the films that it names are taken.</source>
        <translation>Con las columnas path y label; quizá patient, view, age, sex, source. Sus rutas se buscan bajo la carpeta de arriba o junto a la tabla, y solo se toman las radiografías que nombra.</translation>
    </message>
    <message>
        <source>Table of labels</source>
        <translation>Tabla de etiquetas</translation>
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
    <message>
        <source>Making the map of cases</source>
        <translation>Creando el mapa de casos</translation>
    </message>
    <message>
        <source>Reading every byte again</source>
        <translation>Leyendo de nuevo cada byte</translation>
    </message>
    <message>
        <source>Looking at the files</source>
        <translation>Mirando los archivos</translation>
    </message>
    <message>
        <source>Measuring how long it takes</source>
        <translation>Midiendo cuánto tarda</translation>
    </message>
    <message>
        <source>Asking the library about every film</source>
        <translation>Consultando la biblioteca por cada radiografía</translation>
    </message>
    <message>
        <source>Computing intervals</source>
        <translation>Calculando intervalos</translation>
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
    <name>Strip</name>
    <message>
        <source>Take it over</source>
        <translation>Pasarla aquí</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarla</translation>
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
    <name>Switching</name>
    <message>
        <source>From now on films are answered from {name} with the model {model}, also after the next start. What is in use now stays on its drive, and can be gone back to in one step.</source>
        <translation>Desde ahora responde {name} con el modelo {model}, también tras el próximo inicio. Lo que está en uso se queda en su disco, y se puede volver a ello en un paso.</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Films are answered again from {name} with the model {model}, as before the last switch. The library that is in use now stays on its drive.</source>
        <translation>Vuelve a responder {name} con el modelo {model}, como antes del último cambio. La biblioteca que está en uso se queda en su disco.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>that came with the program</source>
        <translation>que vino con el programa</translation>
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
    <name>VerdictRow</name>
    <message>
        <source>My reading</source>
        <translation>Mi lectura</translation>
    </message>
    <message>
        <source>Kept with this query, where a note can be written too, and in the audit log where there is one. Press it again to take it back.</source>
        <translation>Se guarda con esta consulta, donde también se puede escribir una nota, y en el registro de auditoría si lo hay. Púlselo otra vez para retirarlo.</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Coincide</translation>
    </message>
    <message>
        <source>My reading agrees with the vote</source>
        <translation>Mi lectura coincide con la votación</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Difiere</translation>
    </message>
    <message>
        <source>My reading differs from the vote</source>
        <translation>Mi lectura difiere de la votación</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>The votes of both are right for the very same films.</source>
        <translation>Las votaciones de ambas aciertan en exactamente las mismas radiografías.</translation>
    </message>
    <message>
        <source>These films do not show that one is better: the difference may well be chance.</source>
        <translation>Estas radiografías no muestran que una sea mejor: la diferencia bien puede ser casual.</translation>
    </message>
    <message>
        <source>The new library&apos;s vote is right for more films than the old one&apos;s.</source>
        <translation>La votación de la biblioteca nueva acierta en más radiografías que la de la anterior.</translation>
    </message>
    <message>
        <source>The new library&apos;s vote is right for fewer films than the old one&apos;s.</source>
        <translation>La votación de la biblioteca nueva acierta en menos radiografías que la de la anterior.</translation>
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
    <message>
        <source>Opening the map of cases …</source>
        <translation>Abriendo el mapa de casos…</translation>
    </message>
    <message>
        <source>It is made once for a library and then kept. Films can be read meanwhile.</source>
        <translation>Se crea una sola vez por biblioteca y se guarda. Entretanto se pueden leer radiografías.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Make the map</source>
        <translation>Crear el mapa</translation>
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
    <message>
        <source>All case libraries</source>
        <translation>Todas las bibliotecas de casos</translation>
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
    <name>WorkBadge</name>
    <message>
        <source>Case library: at work</source>
        <translation>Biblioteca de casos: en curso</translation>
    </message>
    <message>
        <source>Case library: paused at {share}</source>
        <translation>Biblioteca de casos: en pausa al {share}</translation>
    </message>
    <message>
        <source>Case library: {share}</source>
        <translation>Biblioteca de casos: {share}</translation>
    </message>
    <message>
        <source>{progress}. Click to go there.</source>
        <translation>{progress}. Clic para ir allí.</translation>
    </message>
</context>
<context>
    <name>WorkStrip</name>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Getting ready …</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>Paused. {progress}</source>
        <translation>En pausa. {progress}</translation>
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
    <message>
        <source>This map is stable under small shifts (solid outline).</source>
        <translation>Este mapa es estable ante pequeños desplazamientos (contorno continuo).</translation>
    </message>
    <message>
        <source>This map changes under small shifts (dashed outline).</source>
        <translation>Este mapa cambia ante pequeños desplazamientos (contorno discontinuo).</translation>
    </message>
    <message>
        <source>What counts as stable has not been measured for this branch alone (dotted outline).</source>
        <translation>Qué cuenta como estable no se ha medido para esta rama sola (contorno punteado).</translation>
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
