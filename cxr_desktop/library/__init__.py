"""Embeddings and cases live on disk as a Case library, and an Embedding finds its Neighbours there.

Reading, from the outside in:
    open_libraries  what is answered from on a machine: one library or several, and what of them is lost
    joined          several libraries, searched as one
    case_library    one that is open: neighbours, cases, pictures
    vector_store    the seam behind which the nearest embeddings are found
    case_table      the cases of all segments; segment and case_rows: one of them
    manifest        what the library is; layout and disk: where and how it lies there

Writing, in the order of a build:
    sources, label_file, file_names     folders and CSVs become listed films
    builder                             listed films become a library, or join one
    pipeline, look_ahead, ingest        films are decoded ahead and embedded in fixed batches
    intake                              which case a film becomes, if any
    unfinished                          what a stopped build may take up again
    segment_writer, compaction          cases become files
    session, lock                       one writer, one commit
    changes                             what needs no model: remove, relabel, relocate

Looking after it:
    audit, look_alikes, audit_report    what a curator should know
    verify                              whether every byte is as it was
"""
