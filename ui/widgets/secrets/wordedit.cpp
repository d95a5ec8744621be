// SPDX-License-Identifier: MIT

#include "ui/widgets/secrets/wordedit.h"

#include <QKeyEvent>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

WordEdit::WordEdit(WordLookup lookup, QWidget* parent) : SecretEdit(parent), m_lookup(std::move(lookup)) { }

SecureBytes WordEdit::typedSmall() const
{
    SecureBytes typed = secret();
    for (std::byte& letter : typed.span())
        if (letter >= std::byte{'A'} && letter <= std::byte{'Z'}) letter |= std::byte{0x20};
    return typed;
}

std::vector<std::string_view> WordEdit::candidates() const
{
    if (isEmpty()) return {};
    return m_lookup(typedSmall().text());
}

std::optional<std::string_view> WordEdit::meant() const
{
    if (!m_meantLookup || check() != Check::Unknown) return std::nullopt;
    return m_meantLookup(typedSmall().text());
}

WordEdit::Check WordEdit::check() const
{
    if (isEmpty()) return Check::Empty;
    const auto words = candidates();
    if (words.empty()) return Check::Unknown;
    const bool isWhole = words.size() == 1 || words.front().size() == secret().size();
    return isWhole ? Check::Known : Check::Unfinished;
}

SecureBytes WordEdit::completed() const
{
    const auto words = candidates();
    return words.size() == 1 ? SecureBytes::copyOf(bytesOf(words.front())) : secret();
}

void WordEdit::complete()
{
    const auto words = candidates();
    if (words.size() == 1 && words.front().size() != secret().size()) setSecret(bytesOf(words.front()));
}

void WordEdit::setKeptRevealed(bool isKept)
{
    m_isKeptRevealed = isKept;
    setRevealed(isKept || hasFocus());
}

QString WordEdit::hint() const
{
    if (!hasFocus()) return {};
    if (const auto word = meant()) return u" ↓"_s + QString::fromLatin1(*word);
    const auto words = candidates();
    if (words.size() != 1) return {};
    return QString::fromLatin1(words.front().substr(std::min(words.front().size(), secret().size())));
}

void WordEdit::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isEmpty()) return;
        complete();
        event->key() == Qt::Key_Space ? emit finished() : emit entered();
        return;
    case Qt::Key_Down:
        if (const auto word = meant()) return setSecret(bytesOf(*word));
        break;
    case Qt::Key_Backspace:
        if (isEmpty()) {
            emit backedOut();
            return;
        }
        break;
    default: break;
    }
    SecretEdit::keyPressEvent(event);
}

void WordEdit::pasteText(const QString& text)
{
    static const QRegularExpression notLetters(u"[^\\p{L}]+"_s);
    const QStringList words = text.split(notLetters, Qt::SkipEmptyParts);
    if (words.size() > 1) return emit wordsPasted(words);
    insertText(words.value(0));
}

void WordEdit::focusInEvent(QFocusEvent* event)
{
    setRevealed(true);
    SecretEdit::focusInEvent(event);
}

void WordEdit::focusOutEvent(QFocusEvent* event)
{
    complete();
    setRevealed(m_isKeptRevealed);
    SecretEdit::focusOutEvent(event);
}

} // namespace lockstep::ui
