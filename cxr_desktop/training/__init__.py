"""Labelled films -> weights. `cxr train` is this room; whoever only asks questions never enters it.

films     listed films become arrays in memory, with classes and patients
split     patient-disjoint validation
recipe    everything that can be turned, as one frozen value
augment   views of a film that carry its findings and not its short cuts
model_input  what `imaging.preprocess.prepare` does, for whole batches on the device
objective what a batch is judged by
schedule  learning rate, sharpness of the picture and averaging over the course of a run
validation  how good the neighbours of held-out patients are, as they are and disguised
checkpoint  a run's state on disk
trainer   the loop
curves    the log of a run, as CSV and as a figure
"""
