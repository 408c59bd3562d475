%% for line in origin
// %%{line}
%% end
import { ExceptionHandler } from "@adonisjs/core/http";

export default class HttpExceptionHandler extends ExceptionHandler {}
