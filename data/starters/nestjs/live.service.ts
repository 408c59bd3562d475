%% for line in origin
// %%{line}
%% end
import { Injectable, type MessageEvent } from "@nestjs/common";
import { Subject } from "rxjs";

// Server-sent events of this process: the browser reads them with `new EventSource("/notes/live")`.
@Injectable()
export class LiveService {
    readonly events = new Subject<MessageEvent>();

    tell(type: string, data: object) {
        this.events.next({ type, data });
    }
}
