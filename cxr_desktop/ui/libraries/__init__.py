"""Libraries in the window: which there are, building and changing them, what an audit found, how good they are.

part            joins all of it; the one thing that the workstation makes
view            the pages, with the message above and the running work below
shelf_page, library_card, shelf_controller      which libraries this machine knows
build_page, source_form, plan_panel             a library to be built, or to take films in
removal_page, case_list                         films to be taken out
audit_page, film_strip                          what an audit found
evaluation_page, metric_list, curve_chart, confusion_chart      how good a library is
work_controller, work_strip                     the one long job, and how far it is
"""
