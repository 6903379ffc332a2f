from django.urls import path

from samskap.design import views

app_name = "design"
urlpatterns = [path("", views.gallery, name="gallery")]
