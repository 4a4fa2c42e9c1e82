"""The language is told by script and by the commonest words; English where nothing tells."""

import pytest

from dedup.text.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The board of the harbour said it will close the quay and that it has no other plan.", "en"),
        ("Der Rat der Stadt hat am Montag gesagt, dass die Brücke nicht mit dem Geld gebaut wird.", "de"),
        ("Le conseil de la ville a dit que les ponts ne sont pas dans un bon état et qu'il faut agir.", "fr"),
        ("El consejo de la ciudad dijo que los puentes no se van a cerrar por las obras del puerto.", "es"),
        ("Dewan kota itu mengatakan bahwa jembatan yang rusak akan ditutup untuk perbaikan dan tidak dibuka.", "id"),
        ("Совет города сообщил, что причал закроют до весны.", "ru"),
        ("Міська рада повідомила, що причал закриють до весни, її рішення є остаточним.", "uk"),
        ("港の理事会は月曜日に発表した。", "ja"),
        ("港务局周一表示将关闭码头。", "zh"),
        ("항만 당국은 월요일에 부두를 폐쇄한다고 밝혔다.", "ko"),
        ("قال المجلس إن الرصيف سيغلق", "ar"),
        ("परिषद ने कहा कि घाट बंद रहेगा", "hi"),
        ("", "en"),
        ("12345", "en"),
        ("Quay closes", "en"),
    ],
)
def test_the_language_is_told(text, language):
    assert language_of(text) == language
