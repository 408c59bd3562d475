# an answer that rules out the language of the team is said beside the result, whatever the format
whichstack recommend language=go platform=plan9 | head -1
whichstack recommend platform=plan9 language=go --json | grep '"state"'
# one that leaves it in is not, nor is one without an answer about the language
whichstack recommend language=go typing=required | head -1
whichstack recommend platform=plan9 | head -1
