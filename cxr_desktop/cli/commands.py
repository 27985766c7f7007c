"""The table of verbs, in the order in which `cxr --help` shows them."""

from __future__ import annotations

from cxr_desktop.cli import (
    audit,
    average,
    build,
    compare,
    demo,
    evaluate,
    info,
    locate,
    project,
    query,
    renew,
    self_test,
    support,
    switch,
    train,
    verify,
    weights,
)
from cxr_desktop.cli.program import Command

COMMANDS: tuple[Command, ...] = (
    Command("demo", "synthesise films, build a library of them, query it, write a page", demo.add_arguments, demo.run),
    Command("build", "make a case library of labelled films", build.add_build_arguments, build.run_build),
    Command("add", "take films into a library, or bring its cases up to date", build.add_add_arguments, build.run_add),
    Command("remove", "take cases out of a library", build.add_remove_arguments, build.run_remove),
    Command("locate", "say where a library's films lie now", locate.add_arguments, locate.run),
    Command("query", "find the most similar cases of films", query.add_arguments, query.run),
    Command("evaluate", "measure a library on labelled films", evaluate.add_arguments, evaluate.run),
    Command("renew", "a new edition of a library with another model, beside it", renew.add_arguments, renew.run),
    Command("compare", "ask two libraries about the same labelled films", compare.add_arguments, compare.run),
    Command("switch", "choose what the window answers from; or go back", switch.add_arguments, switch.run),
    Command("map", "draw the library in two dimensions", project.add_arguments, project.run),
    Command("verify", "check every byte of a library", verify.add_arguments, verify.run),
    Command("info", "tell about program, devices, model and library", info.add_arguments, info.run),
    Command("audit", "check the log of who asked what", audit.add_arguments, audit.run),
    Command("self-test", "try every part of this installation", self_test.add_arguments, self_test.run),
    Command("support", "one file for the support desk, without patients", support.add_arguments, support.run),
    Command("train", "train a model on labelled films", train.add_arguments, train.run),
    Command("average", "make one model file of several that grew from one another", average.add_arguments, average.run),
    Command("import-weights", "make a model file of foreign weights", weights.add_arguments, weights.run),
)
