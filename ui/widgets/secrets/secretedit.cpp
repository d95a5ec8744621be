// SPDX-License-Identifier: MIT

#include "ui/widgets/secrets/secretedit.h"

#include "ui/widgets/secrets/spokensecret.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFrame>

#include <algorithm>
#include <cstring>
#include <optional>

namespace lockstep::ui {

namespace {

constexpr int Capacity = 1'000;
constexpr QChar Bullet(u'\u2022');
constexpr int TextMargin = 2; ///< As QLineEdit has it, inside of what its frame leaves.

bool isPrintable(char32_t c) { return c >= 0x20 && c != 0x7f; }

/// Appends one character in UTF-8; `out` has room for four bytes.
std::size_t encode(char32_t c, std::byte* out)
{
    const auto put = [&](std::size_t i, std::uint32_t value) { out[i] = static_cast<std::byte>(value); };
    if (c < 0x80) return put(0, c), 1;
    if (c < 0x800) return put(0, 0xc0U | (c >> 6)), put(1, 0x80U | (c & 0x3f)), 2;
    if (c < 0x10000) {
        put(0, 0xe0U | (c >> 12)), put(1, 0x80U | ((c >> 6) & 0x3f)), put(2, 0x80U | (c & 0x3f));
        return 3;
    }
    put(0, 0xf0U | (c >> 18)), put(1, 0x80U | ((c >> 12) & 0x3f)), put(2, 0x80U | ((c >> 6) & 0x3f));
    put(3, 0x80U | (c & 0x3f));
    return 4;
}

/// Keys that move, select or leave, but edit nothing.
bool movesOnly(const QKeyEvent& event)
{
    static constexpr int Keys[]{Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End, Qt::Key_Return, Qt::Key_Enter};
    return std::ranges::find(Keys, event.key()) != std::end(Keys) || event.matches(QKeySequence::SelectAll);
}

/// One character of `text` from `at` on, which it moves; nullopt for a stray surrogate.
std::optional<char32_t> next(const QString& text, qsizetype& at)
{
    const QChar first = text[at++];
    if (!first.isSurrogate()) return first.unicode();
    if (!first.isHighSurrogate() || at >= text.size() || !text[at].isLowSurrogate()) return std::nullopt;
    return QChar::surrogateToUcs4(first, text[at++]);
}

} // namespace

SecretEdit::SecretEdit(QWidget* parent) : QLineEdit(parent), m_store(Capacity * sizeof(char32_t))
{
    SpokenSecret::install();
    setContextMenuPolicy(Qt::NoContextMenu);
    setDragEnabled(false);
    setAcceptDrops(false);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    connect(this, &QLineEdit::textChanged, this, &SecretEdit::keepToBullets);
}

std::span<char32_t> SecretEdit::characters()
{
    return {static_cast<char32_t*>(static_cast<void*>(m_store.data())), Capacity};
}

std::span<const char32_t> SecretEdit::characters() const
{
    return {static_cast<const char32_t*>(static_cast<const void*>(m_store.data())), static_cast<std::size_t>(m_length)};
}

SecureBytes SecretEdit::secret() const
{
    SecureBytes wide(static_cast<std::size_t>(m_length) * 4);
    std::size_t size = 0;
    for (const char32_t c : characters()) size += encode(c, wide.data() + size);
    return SecureBytes::copyOf(wide.span().first(size));
}

bool SecretEdit::equals(const SecretEdit& other) const { return std::ranges::equal(characters(), other.characters()); }

void SecretEdit::setSecret(ByteSpan utf8)
{
    forget();
    std::size_t at = 0;
    const auto continuation = [&] { return at < utf8.size() ? std::to_integer<char32_t>(utf8[at++]) & 0x3f : 0; };
    while (at < utf8.size() && m_length < Capacity) {
        char32_t c = std::to_integer<char32_t>(utf8[at++]);
        const int more = c < 0x80 ? 0 : c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
        if (more > 0) c &= 0x3fU >> more;
        for (int i = 0; i < more; ++i) c = (c << 6) | continuation();
        if (isPrintable(c)) characters()[static_cast<std::size_t>(m_length++)] = c;
    }
    showBullets(m_length);
}

void SecretEdit::forget()
{
    lockstep::wipe(m_store.span());
    m_length = 0;
    m_isSealed = false;
}

void SecretEdit::wipe()
{
    forget();
    showBullets(0);
}

void SecretEdit::setRevealed(bool isRevealed)
{
    m_isRevealed = isRevealed;
    update();
}

void SecretEdit::seal()
{
    m_isSealed = m_length > 0;
    update();
}

void SecretEdit::breakSeal()
{
    if (m_isSealed) wipe();
}

void SecretEdit::showBullets(int cursor)
{
    QLineEdit::setText(QString(m_length, Bullet));
    setCursorPosition(cursor);
    update();
    emit secretChanged();
}

/// setText(), insert() and the property "text" are QLineEdit's, for whoever has it as one.
void SecretEdit::keepToBullets()
{
    if (text() != QString(m_length, Bullet)) showBullets(std::min(cursorPosition(), m_length));
}

void SecretEdit::removeAround(int from, int count)
{
    if (count <= 0 || from < 0 || from + count > m_length) return;
    char32_t* all = characters().data();
    std::memmove(all + from, all + from + count, static_cast<std::size_t>(m_length - from - count) * sizeof(char32_t));
    m_length -= count;
    lockstep::wipe(m_store.span().subspan(static_cast<std::size_t>(m_length) * sizeof(char32_t)));
}

void SecretEdit::replaceSelected(std::span<const char32_t> with)
{
    breakSeal();
    int at = hasSelectedText() ? selectionStart() : cursorPosition();
    if (hasSelectedText()) removeAround(at, selectionLength());
    at = std::clamp(at, 0, m_length);
    const int count = std::min(static_cast<int>(with.size()), Capacity - m_length);
    char32_t* all = characters().data();
    std::memmove(all + at + count, all + at, static_cast<std::size_t>(m_length - at) * sizeof(char32_t));
    std::copy_n(with.begin(), count, all + at);
    m_length += count;
    showBullets(at + count);
}

void SecretEdit::insertText(const QString& text)
{
    SecureBytes buffer(static_cast<std::size_t>(text.size() + 1) * sizeof(char32_t));
    auto* out = static_cast<char32_t*>(static_cast<void*>(buffer.data()));
    std::size_t count = 0;
    for (qsizetype at = 0; at < text.size();)
        if (const auto c = next(text, at); c && isPrintable(*c)) out[count++] = *c;
    replaceSelected({out, count});
}

void SecretEdit::replaceBy(int start, int end, const QString& text)
{
    if (!isEnabled() || isReadOnly()) return;
    const int from = std::clamp(start, 0, m_length);
    const int to = std::clamp(end, from, m_length);
    if (text.isEmpty() && from == to) return; // nothing is asked for: a sealed secret stays
    if (from < to)
        setSelection(from, to - from);
    else
        setCursorPosition(from);
    if (text.isEmpty()) return replaceSelected({});
    pasteText(text);
}

void SecretEdit::pasteText(const QString& text) { insertText(text); }

void SecretEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut) || event->matches(QKeySequence::Undo)
        || event->matches(QKeySequence::Redo))
        return;
    if (event->matches(QKeySequence::Paste)) return pasteText(QGuiApplication::clipboard()->text());
    if (event->matches(QKeySequence::DeleteStartOfWord) || event->matches(QKeySequence::DeleteCompleteLine))
        return wipe();
    if (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete) {
        breakSeal();
        const int at = cursorPosition() - (event->key() == Qt::Key_Backspace ? 1 : 0);
        if (hasSelectedText()) return replaceSelected({});
        removeAround(at, 1);
        return showBullets(std::max(at, 0));
    }
    const bool isCommand = event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier);
    if (!isCommand && !event->text().isEmpty() && isPrintable(event->text().at(0).unicode()))
        return insertText(event->text());
    if (movesOnly(*event)) return QLineEdit::keyPressEvent(event);
    event->ignore(); // the rest of Qt's editing keys would change the bullets alone
}

void SecretEdit::inputMethodEvent(QInputMethodEvent* event)
{
    if (!event->commitString().isEmpty()) insertText(event->commitString());
    event->accept(); // what is being composed is not shown: it would be kept as text
}

bool SecretEdit::event(QEvent* event)
{
    // Qt would add its own editing shortcuts (kill line, yank) that read the text beneath.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::NoModifier || key->matches(QKeySequence::Paste)) event->accept();
        return QWidget::event(event);
    }
    return QLineEdit::event(event);
}

void SecretEdit::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    QLineEdit::mousePressEvent(event);
    if (isRevealed()) setCursorPosition(cursorAt(static_cast<int>(event->position().x())));
}

void SecretEdit::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) QLineEdit::mouseReleaseEvent(event); // the middle one would paste
}

QRect SecretEdit::textRect() const
{
    QStyleOptionFrame frame;
    initStyleOption(&frame);
    return style()->subElementRect(QStyle::SE_LineEditContents, &frame, this).adjusted(TextMargin, 0, -TextMargin, 0);
}

QString SecretEdit::character(int at) const
{
    return QString::fromUcs4(&characters()[static_cast<std::size_t>(at)], 1);
}

int SecretEdit::cursorAt(int x) const
{
    int at = textRect().left() - m_scrolled;
    for (int i = 0; i < m_length; ++i) {
        const int width = fontMetrics().horizontalAdvance(character(i));
        if (x < at + width / 2) return i;
        at += width;
    }
    return m_length;
}

int SecretEdit::advanceTo(int at) const
{
    int advance = 0;
    for (int i = 0; i < at; ++i) advance += fontMetrics().horizontalAdvance(character(i));
    return advance;
}

QRect SecretEdit::cursorRect() const
{
    const int x = textRect().left() - m_scrolled + advanceTo(std::min(cursorPosition(), m_length));
    return {x, (height() - fontMetrics().ascent() - fontMetrics().descent()) / 2, 1, fontMetrics().height()};
}

/// As far as it takes to have the cursor in sight, and no further than to the end.
void SecretEdit::scrollToCursor()
{
    const int room = std::max(0, textRect().width() - 1);
    const int cursor = advanceTo(std::min(cursorPosition(), m_length));
    m_scrolled = std::clamp(m_scrolled, cursor - room, cursor);
    m_scrolled = std::clamp(m_scrolled, 0, std::max(0, advanceTo(m_length) - room));
}

QVariant SecretEdit::inputMethodQuery(Qt::InputMethodQuery query) const
{
    const bool isPainted = query == Qt::ImCursorRectangle && isRevealed() && m_length > 0;
    return isPainted ? QVariant(cursorRect()) : QLineEdit::inputMethodQuery(query);
}

void SecretEdit::paintEvent(QPaintEvent* event)
{
    if (isRevealed() && m_length > 0) return paintRevealed();
    QLineEdit::paintEvent(event);
}

void SecretEdit::paintRevealed()
{
    scrollToCursor();
    QPainter painter(this);
    QStyleOptionFrame frame;
    initStyleOption(&frame);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &frame, &painter, this);
    painter.setClipRect(textRect());
    painter.setPen(palette().color(QPalette::Text));
    int x = textRect().left() - m_scrolled;
    const int baseline = (height() + fontMetrics().ascent() - fontMetrics().descent()) / 2;
    for (int i = 0; i < m_length; ++i) {
        const QString one = character(i);
        painter.drawText(x, baseline, one);
        x += fontMetrics().horizontalAdvance(one);
    }
    if (hasFocus()) painter.fillRect(cursorRect(), palette().color(QPalette::Text));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(x + 1, baseline, hint());
}

} // namespace lockstep::ui
