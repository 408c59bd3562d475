%% for line in origin
# %%{line}
%% end
require "test_helper"

class NotesTest < ActionDispatch::IntegrationTest
  test "a note that was added is listed" do
    post "/notes", params: { text: "first" }, as: :json
    assert_response :created
    get "/notes"
    assert_includes response.parsed_body.map { |note| note["text"] }, "first"
  end

  test "a note without text is refused" do
    post "/notes", params: {}, as: :json
    assert_response :bad_request
  end

  test "the health endpoint answers" do
    get "/health"
    assert_response :success
  end
end
