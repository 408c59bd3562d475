# Listeners hear what is posted to any of the processes; what is refused is not sent. Arguments: the ports.
import json
import sys
import urllib.error
import urllib.request

ports = sys.argv[1:]


def post(port, body):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/say", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    try:
        return urllib.request.urlopen(request, timeout=20).status
    except urllib.error.HTTPError as error:
        return error.code


def next_event(stream):
    for line in stream:
        if line.startswith(b"data:") and line[len(b"data:"):].strip():
            return json.loads(line[len(b"data:"):])


streams = [urllib.request.urlopen(f"http://127.0.0.1:{port}/said", timeout=20) for port in ports]
for stream in streams:
    assert stream.headers["Content-Type"].startswith("text/event-stream"), stream.headers["Content-Type"]
    assert b"open" in stream.readline()  # it has subscribed
for port in ports:
    for refused in ({"text": "x" * 501}, {"text": 7}, {}, []):
        assert post(port, refused) == 400, refused
    said = {"text": f"line one\nline two of {port}"}
    assert post(port, said) == 204
    for stream in streams:
        heard = next_event(stream)
        assert heard == said, heard
print("an event reached the listeners of all processes")
