"""Setting a repository up for dlbuild: `init`.

What is to be there is worked out from what is there, file by file, as text: `configuration`, `attributes`, `hooks` and
`makefile` each add lines to one file, and keep every byte that it has. `init` looks, and carries it out.
"""
