"""Word's own difficulties."""

from __future__ import annotations

from tests.unit.plan_files import HEADER, WORD, cell, codes, paragraph, read, row, table, word_plan

ONE = ("1", "Семинар для кураторов", "Март", "Лугина О.С.", "Протокол")
TWO = ("2", "Круглый стол", "Май", "Ветрова Н.П.", "Фотоотчет")


def test_a_merged_row_is_a_section() -> None:
    rows = read(word_plan(row(cell("1. Обучение", span=5)), row(*ONE), row(*TWO))).rows

    assert [one.key for one in rows] == ["1. Обучение / 1", "1. Обучение / 2"]


def test_cells_stand_under_the_header_by_the_grid() -> None:
    """A row dragged apart in Word: its content takes the grid columns of two headers' borders."""
    header = row(HEADER[0], cell(HEADER[1], span=2), cell(HEADER[2], span=2), HEADER[3], HEADER[4])
    body = row("1", cell("Семинар", span=3), "Март", cell("Лугина О.С."), "Протокол")
    (read_row,) = read(word_plan(table(header, body))).rows

    assert (read_row.content, read_row.deadline, read_row.responsible) == ("Семинар", "Март", "Лугина О.С.")


def test_content_and_deadline_in_one_merged_cell() -> None:
    (read_row,) = read(word_plan(row("1", cell("Семинар для кураторов", span=2), "Лугина О.С.", "Протокол"))).rows

    assert (read_row.content, read_row.deadline, read_row.responsible) == (
        "Семинар для кураторов",
        None,
        "Лугина О.С.",
    )


def test_a_responsible_merged_over_rows_belongs_to_each() -> None:
    rows = read(
        word_plan(
            row("1", "Семинар", "Март", cell("Лугина О.С.", merge="restart"), "Протокол"),
            row("2", "Вебинар", "Май", cell("", merge="continue"), "Запись"),
            row("3", "Выезд", "Июнь", "Ветрова Н.П.", "Отчет"),
        )
    ).rows

    assert [one.responsible for one in rows] == ["Лугина О.С.", "Лугина О.С.", "Ветрова Н.П."]
    assert rows[1].inherited == ("responsible",)


def test_two_deadlines_of_one_merged_row_are_a_list() -> None:
    reading = read(
        word_plan(
            row(
                cell("1", merge="restart"),
                cell("Семинар", merge="restart"),
                "Март",
                "Лугина О.С.",
                "Протокол",
            ),
            row(cell("", merge="continue"), cell("", merge="continue"), "Октябрь", "Ветрова Н.П.", ""),
        )
    )
    (read_row,) = reading.rows

    assert read_row.deadline == "Март, Октябрь"
    assert [one.text for one in read_row.responsibles] == ["Лугина О.С.", "Ветрова Н.П."]


def test_soft_breaks_and_paragraphs_are_spaces() -> None:
    responsible = cell("", inner=paragraph("Лугина О.С.") + paragraph("Ветрова Н.П."))
    (read_row,) = read(
        word_plan(row("1", "Семинар\nдля кураторов", "1 раз\nв квартал", responsible, "Протокол\nЖурнал"))
    ).rows

    assert (read_row.content, read_row.deadline) == ("Семинар для кураторов", "1 раз в квартал")
    assert [one.text for one in read_row.responsibles] == ["Лугина О.С.", "Ветрова Н.П."]
    assert [one.text for one in read_row.evidence] == ["Протокол", "Журнал"]


def test_the_header_on_each_page_is_no_row() -> None:
    again = row(*HEADER, header=True)
    rows = read(word_plan(row(*ONE), again, row("", "и специалистов", "", "", ""), row(*TWO), again)).rows

    assert [one.content for one in rows] == ["Семинар для кураторов и специалистов", "Круглый стол"]


def test_a_table_cut_in_two_goes_on() -> None:
    rows = read(word_plan(table(row(*HEADER), row(*ONE)), paragraph("2. Выезды"), table(row(*TWO)))).rows

    assert [(one.section, one.number) for one in rows] == [((), "1"), (("2. Выезды",), "2")]


def test_other_tables_are_left_alone() -> None:
    stamp = table(row("СОГЛАСОВАНО", "УТВЕРЖДАЮ"))
    staff = table(row("Должность", "Ставка"), row("методист", "1"))
    rows = read(word_plan(stamp, table(row(*HEADER), row(*ONE)), staff)).rows

    assert len(rows) == 1


def test_a_small_nested_table_is_the_cells_words() -> None:
    inner = table(row("весной"), row("осенью")) + paragraph("")
    (read_row,) = read(word_plan(row("1", "Семинар", cell("", inner=inner), "Лугина О.С.", "Протокол"))).rows

    assert read_row.deadline == "весной осенью"


def test_a_plan_inside_a_layout_table_is_found() -> None:
    inner = table(row(*HEADER), row(*ONE), row(*TWO)) + paragraph("")

    assert len(read(word_plan(table(row(cell("", inner=inner))))).rows) == 2


def test_a_header_of_two_rows() -> None:
    merged = [cell(text, merge="restart") for text in HEADER[:2]]
    below = [cell("", merge="continue"), cell("", merge="continue"), cell("срок"), cell("ответственный")]
    header = (row(*merged, cell("Исполнение", span=2)), row(*below))
    (read_row,) = read(word_plan(table(*header, row(*ONE[:4])))).rows

    assert (read_row.deadline, read_row.responsible) == ("Март", "Лугина О.С.")


def test_automatic_numbers_are_read() -> None:
    number = cell("", inner=paragraph("", '<w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>'))
    rows = read(word_plan(row(number, *ONE[1:]), row(number, *TWO[1:]))).rows

    assert [one.number for one in rows] == ["1.", "2."]


def test_deleted_words_are_gone_and_inserted_ones_stay() -> None:
    changed = (
        '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>Март</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>Апрель</w:t></w:r></w:ins></w:p>'
    )
    (read_row,) = read(word_plan(row("1", "Семинар", cell("", inner=changed), "Лугина О.С.", "Протокол"))).rows

    assert read_row.deadline == "Апрель"


def test_content_controls_are_opened() -> None:
    controlled = f"<w:sdt><w:sdtContent>{row(*ONE)}</w:sdtContent></w:sdt>"

    assert len(read(word_plan(f"<w:tbl {WORD}><w:tblPr/>{row(*HEADER)}{controlled}{row(*TWO)}</w:tbl>")).rows) == 2


def test_breaks_written_as_tags_are_shown_without_them() -> None:
    reading = read(word_plan(row("1", "Семинар", "Март", "Лугина О.С.", "протокол;&lt;br&gt; - журнал")))
    (read_row,) = reading.rows

    assert read_row.product == "протокол;<br> - журнал"
    assert read_row.words("product") == "протокол; - журнал"
    assert [one.text for one in read_row.evidence] == ["протокол", "журнал"]
    assert codes(reading, row=1) == ["markup"]
