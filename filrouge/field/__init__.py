"""The application of the street: encounters, contacts and attendance noted on a telephone, with or without network.

One page (`app-index`), installed on the telephone and opened there without network by its own service worker.
Its code is in `assets/field/`, its screens are the `<template>` elements of the page, so that every word goes
through gettext. What it sends and takes goes through `sync`.
"""
