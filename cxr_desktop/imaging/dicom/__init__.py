"""DICOM files, by our own reader: bounded before anything is decoded, and blind to everything it has no use for.

film          a DICOM file becomes a Film
file          the shell: where the data set starts and how it is encoded
elements      walks a data set and picks the elements asked for
pixels        how pixels are stored
decoding      the transfer syntaxes; codecs for the rarer kinds of JPEG
luts          modality and VOI: tables, windows, rescale
facts         what a file says of its film
patient_view  who is on it: the only module that shows, and only when asked
"""
