"""PNG, JPEG, TIFF, BMP and WebP. Headers are read here, checked against the limits, and only then a library decodes.

film              a picture file becomes a Film
png_stream        chunks of a PNG
jpeg_stream, jpeg_structure, jpeg_2000_stream    headers and scans; DICOM carries such streams too
jpeg_2000_decoding    for DICOM alone
tiff_tags         directories of a TIFF, and EXIF
"""
