"""Rows with days that may trade them in one form: what two rows of one piece may not share."""

from themas.admin.basis import BeheerFormSet


DAGEN = {"geldig_van", "geldig_tot"}


class DagenFormSet(BeheerFormSet):
    """The database looks at each row when it is saved: one that gets other days, or goes, first gives up its own."""

    # What a row without days must have.
    zonder_dagen: dict[str, str] = {}

    def save_existing_objects(self, commit=True):
        if commit:
            weg = [form.instance.pk for form in self.initial_forms if {*DAGEN, "DELETE"} & {*form.changed_data}]
            rijen = self.model.objects.filter(pk__in=weg)
            rijen.update(**dict.fromkeys(DAGEN), **self.zonder_dagen)
        return super().save_existing_objects(commit)
