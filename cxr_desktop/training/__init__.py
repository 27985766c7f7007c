"""Labelled films -> weights. `cxr train` is this room; whoever only asks questions never enters it.

films     listed films become arrays in memory, with classes and patients
split     patient-disjoint validation
recipe    everything that can be turned, as one frozen value
task      what a run works on and with
augment   views of a film that carry its findings and not its short cuts
model_input  what `imaging.preprocess.prepare` does, for whole batches on the device
views     what a model sees of films: a view of each, and of some a second one with a finding drawn in
findings  how findings are drawn, and how far a heat map is from them
teacher   trained models that are listened to
objective what a batch is judged by
schedule  learning rate, sharpness of the picture and averaging over the course of a run
validation  how good the neighbours of held-out patients are, as they are and disguised
examiner  what a model makes of the run's films meanwhile
alignment, last_fit  the end of a run: the projections are fitted to the vote
checkpoint  a run's state on disk
trainer   the loop
averaging  one model of several that grew from one another
curves    the log of a run, as CSV and as a figure
"""
