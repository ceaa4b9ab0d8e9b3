"""What git asks of dlbuild, so that people see LaTeX where the repository holds references.

`text` is the page as its author wrote it: for `git diff`, and for the working tree. `clean` is the other way, for
what goes into a commit. `packets` is how git speaks to a process, `process` what it says (gitattributes(5), "Long
Running Filter Process").
"""
