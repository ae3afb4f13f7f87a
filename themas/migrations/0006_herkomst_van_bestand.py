from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('themas', '0005_bevestiging'),
    ]

    operations = [
        migrations.AddField(
            model_name='inlezing',
            name='herkomst',
            field=models.CharField(default='onbekend', editable=False, max_length=100, verbose_name='herkomst'),
        ),
    ]
