%% for line in origin
# %%{line}
%% end
# For load balancers: 200 while the services that it needs answer, else 503.
class HealthController < ApplicationController
  def show
    ActiveRecord::Base.connection.execute("SELECT 1")
    render json: { status: "ok" }
  rescue ActiveRecord::ActiveRecordError => error
    logger.error("health: #{error.message}")
    render json: { status: "unavailable" }, status: :service_unavailable
  end
end
