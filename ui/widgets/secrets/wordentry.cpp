// SPDX-License-Identifier: MIT

#include "ui/widgets/secrets/wordentry.h"

#include "ui/style/spacing.h"
#include "ui/style/theme.h"
#include "ui/widgets/text/announcement.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>
#include <cstring>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Columns = 4;
constexpr int CellsPerField = 3; ///< Number, word, mark.

/// Who does not see the mark has its words from the field: never the word that is in it.
void say(WordEdit& edit, QLabel& mark, const QString& sign, const QString& words, Tone tone)
{
    edit.setAccessibleDescription(words);
    mark.setText(sign);
    mark.setAccessibleName(words);
    mark.setToolTip(words);
    QPalette palette = mark.palette();
    palette.setColor(QPalette::WindowText, Theme::current().tone(tone).text);
    mark.setPalette(palette);
}

} // namespace

WordEntry::WordEntry(WordLookup lookup, QWidget* parent)
    : QWidget(parent)
    , m_lookup(std::move(lookup))
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(spacing::Tight);
    m_grid->setVerticalSpacing(spacing::Small);
    for (int column = 1; column < Columns * CellsPerField; column += CellsPerField) m_grid->setColumnStretch(column, 1);
}

void WordEntry::setMeant(MeantLookup meant)
{
    m_meant = std::move(meant);
    for (Field& field : m_fields) field.edit->setMeant(m_meant);
}

WordEntry::Field WordEntry::makeField(int index)
{
    const int row = index / Columns;
    const int column = (index % Columns) * CellsPerField;
    auto* number = new QLabel(u"%1"_s.arg(index + 1), this);
    Field field{new WordEdit(m_lookup, this), new QLabel(this), WordEdit::Check::Empty};
    number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    number->setBuddy(field.edit);
    number->setMinimumWidth(fontMetrics().horizontalAdvance(u"24"_s));
    field.edit->setObjectName(u"word%1Edit"_s.arg(index + 1));
    field.edit->setAccessibleName(tr("Word %1").arg(index + 1));
    field.edit->setMinimumWidth(fontMetrics().horizontalAdvance(u"mushroom"_s) + 2 * spacing::Small); // the widest
    field.mark->setObjectName(u"word%1Mark"_s.arg(index + 1));
    field.mark->setMinimumWidth(fontMetrics().horizontalAdvance(u"✓ "_s));
    m_grid->addWidget(number, row, column);
    m_grid->addWidget(field.edit, row, column + 1);
    m_grid->addWidget(field.mark, row, column + 2);
    field.edit->setKeptRevealed(m_isKeptRevealed);
    field.edit->setMeant(m_meant);
    if (!m_fields.empty()) setTabOrder(m_fields.back().edit, field.edit);
    for (QWidget* widget :
         {static_cast<QWidget*>(number), static_cast<QWidget*>(field.edit), static_cast<QWidget*>(field.mark)})
        widget->show();
    const auto at = static_cast<std::size_t>(index);
    connect(field.edit, &SecretEdit::secretChanged, this, [this, at] {
        showMark(at);
        tellOfWrong(at);
        emit changed();
    });
    connect(field.edit, &WordEdit::finished, this, [this, at] { focusAfter(at); });
    connect(field.edit, &WordEdit::entered, this,
            [this, at] { at + 1 == m_fields.size() ? emit submitted() : focusAfter(at); });
    connect(field.edit, &WordEdit::backedOut, this, [this, at] {
        if (at > 0) m_fields[at - 1].edit->setFocus();
    });
    connect(field.edit, &WordEdit::wordsPasted, this, [this, index](const QStringList& words) { fill(index, words); });
    return field;
}

void WordEntry::focusAfter(std::size_t index)
{
    if (index + 1 < m_fields.size()) m_fields[index + 1].edit->setFocus();
}

void WordEntry::setWordCount(int count)
{
    while (wordCount() > count) {
        const int last = wordCount() - 1;
        const int column = (last % Columns) * CellsPerField;
        for (int cell = 0; cell < CellsPerField; ++cell)
            delete m_grid->itemAtPosition(last / Columns, column + cell)->widget();
        m_fields.pop_back();
    }
    while (wordCount() < count) m_fields.push_back(makeField(wordCount()));
    emit changed();
}

void WordEntry::fill(int from, const QStringList& words)
{
    if (!m_isPasteAllowed) return;
    if (from == 0) emit pasted(static_cast<int>(words.size()));
    for (qsizetype i = 0; i < words.size() && from + i < wordCount(); ++i) {
        WordEdit* edit = m_fields[static_cast<std::size_t>(from + i)].edit;
        const QByteArray utf8 = words[i].toUtf8();
        edit->setSecret(bytesOf({utf8.data(), static_cast<std::size_t>(utf8.size())}));
    }
}

void WordEntry::showMark(std::size_t index)
{
    Field& field = m_fields[index];
    switch (field.edit->check()) {
    case WordEdit::Check::Known: return say(*field.edit, *field.mark, u"✓"_s, tr("in the list"), Tone::Good);
    case WordEdit::Check::Unknown:
        return say(*field.edit, *field.mark, u"✗"_s, tr("not in the list of recovery words"), Tone::Bad);
    case WordEdit::Check::Empty:
    case WordEdit::Check::Unfinished: return say(*field.edit, *field.mark, {}, {}, Tone::Neutral);
    }
}

/// Once for each word, where the keyboard is.
void WordEntry::tellOfWrong(std::size_t index)
{
    Field& field = m_fields[index];
    const auto before = std::exchange(field.said, field.edit->check());
    if (field.said == WordEdit::Check::Unknown && before != field.said && field.edit->hasFocus())
        announce(*field.edit, tr("Word %1 is not in the list of recovery words.").arg(index + 1));
}

void WordEntry::setKeptRevealed(bool isKept)
{
    m_isKeptRevealed = isKept;
    for (Field& field : m_fields) field.edit->setKeptRevealed(isKept);
}

int WordEntry::typedCount() const
{
    return static_cast<int>(std::ranges::count_if(m_fields, [](const Field& field) { return !field.edit->isEmpty(); }));
}

bool WordEntry::isComplete() const { return typedCount() == wordCount(); }

int WordEntry::firstUnknown() const
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const auto check = m_fields[i].edit->check();
        if (check == WordEdit::Check::Unknown || check == WordEdit::Check::Unfinished) return static_cast<int>(i) + 1;
    }
    return 0;
}

bool WordEntry::offersAnother(int place) const
{
    return m_fields[static_cast<std::size_t>(place - 1)].edit->offersAnother();
}

bool WordEntry::isAt(int place) const { return m_fields[static_cast<std::size_t>(place - 1)].edit->hasFocus(); }

SecureBytes WordEntry::words() const
{
    std::vector<SecureBytes> parts;
    std::size_t size = 0;
    for (const Field& field : m_fields) {
        parts.push_back(field.edit->completed());
        size += parts.back().size() + 1;
    }
    SecureBytes all(size == 0 ? 0 : size - 1);
    std::size_t at = 0;
    for (const SecureBytes& part : parts) {
        if (at > 0) all.span()[at++] = std::byte{' '};
        std::ranges::copy(part.span(), all.span().begin() + static_cast<std::ptrdiff_t>(at));
        at += part.size();
    }
    return all;
}

void WordEntry::focusFirst() { m_fields.front().edit->setFocus(); }

void WordEntry::markWrong(int place)
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) showMark(i);
    if (place < 1 || place > wordCount()) return;
    Field& field = m_fields[static_cast<std::size_t>(place - 1)];
    say(*field.edit, *field.mark, u"✗"_s, tr("not the right word"), Tone::Bad);
    field.edit->setFocus();
}

void WordEntry::wipe()
{
    for (Field& field : m_fields) field.edit->wipe();
}

} // namespace lockstep::ui
