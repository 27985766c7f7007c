"""A file becomes a Radiograph, and a Radiograph becomes grey levels: one pipeline for screen and model.

readers       the entrance: picks a reader by what a file holds
reading       one file that several threads want
dicom/        DICOM files
raster/       picture files
film, film_file, limits, monochrome, lookup    what both need
greyscale     Radiograph -> grey levels
preprocess    grey levels -> model input
thumbnail     small pictures
pseudonym     a patient's identity becomes a keyed hash
synthetic/    films that nobody is on
"""
