%% for line in origin
# %%{line}
%% end
class CreateNotes < ActiveRecord::Migration[8.1]
  def change
    create_table :notes do |t|
      t.string :text, null: false, limit: 500
      t.timestamps
    end
  end
end
