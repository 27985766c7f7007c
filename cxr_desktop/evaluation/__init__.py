"""A labelled set of films becomes metrics with intervals, figures and a report."""
