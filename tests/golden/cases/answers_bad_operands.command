try() {
    whichstack recommend "$@"
    echo "status $?"
}
try language=js language=go
try language=js language=js
try langage=js
try language=cobol
try language
try =js
try language=
