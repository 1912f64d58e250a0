"""The house style of every paper: `page` says what a sheet is, `word` and `book` write it, `charts` draws, `metrics`
and `fitting` measure.

A paper of Word, from its head to its signatures::

    from documents.style.page import Imprint, Signatory
    from documents.style.word import Paper

    imprint = Imprint("Ресурсный центр «Берег»", made, Signatory("методист", "Анна Белова"), head=director)
    paper = Paper(imprint, "Отчёт о выездах", "I квартал 2026 года", landscape=True, approved=True)
    paper.paragraph("Проведено 4 выезда.")
    paper.table(("№", "Дата", "Что сделано"), rows)
    paper.sign()
    data = paper.content()

A template that docxtpl fills takes its page and its styles from `word.set_page` and `word.set_styles`, and after the
filling says by `word.set_properties` whose the file is. A workbook::

    from documents.style.book import TableSheet, write_tables

    data = write_tables(imprint, [TableSheet("Реестр", "Реестр мероприятий", ("№", "Название"), rows, "2026 год")])

`Book.page` is a sheet that is told cell by cell, formulas too; `LongTable` takes a hundred thousand rows into a file.
"""
