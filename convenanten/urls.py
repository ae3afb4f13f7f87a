"""The public addresses of agreements."""

urlpatterns = []
