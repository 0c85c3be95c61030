"""Files that somebody gives to be kept: judged by their bytes, made again by us, stripped of what they say besides what
is seen (place, device, author). It knows no word of the field."""
