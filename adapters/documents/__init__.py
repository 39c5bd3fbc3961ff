"""Text, tables and pictures out of files that people send. Everything in them is data; nothing in them is run, followed or obeyed."""
