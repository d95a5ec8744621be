// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"

#include <QLineEdit>

#include <span>

namespace lockstep::ui {

/// A line for a passphrase or a recovery word. What is typed goes from the key event straight into locked memory; the
/// QLineEdit beneath holds only bullets, one for each character, so text(), undo and accessibility have nothing to
/// tell. Any other text that Qt puts there is taken out again. No copy, no drag, no context menu. At most 1,000
/// characters; more are ignored.
class SecretEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretEdit(QWidget* parent = nullptr);

    SecureBytes secret() const; ///< UTF-8.
    bool isEmpty() const { return m_length == 0; }
    bool equals(const SecretEdit& other) const;
    void setSecret(ByteSpan utf8); ///< Replaces all. What is not UTF-8 is left out.
    void wipe();

    /// Paints the characters instead of the bullets. They still never become a text of the widget.
    void setRevealed(bool isRevealed);
    bool isRevealed() const { return m_isRevealed && !m_isSealed; }

    using QLineEdit::inputMethodQuery;
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override; ///< Knows where the cursor is painted.

    /// What is in it now is never shown again, but counts as before. The next key that edits begins with an empty
    /// field.
    void seal();

    /// As if it were pasted over these characters. For assistive tools; a field that a person cannot type into ignores
    /// it.
    void replaceBy(int start, int end, const QString& text);

signals:
    void secretChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

    /// Text from the clipboard or an input method, already read. A field that takes several words overrides it.
    virtual void pasteText(const QString& text);

    /// Painted dimmed after what was typed, while revealed. Public words only.
    virtual QString hint() const { return {}; }

    void insertText(const QString& text);

private:
    std::span<char32_t> characters();
    std::span<const char32_t> characters() const;
    void replaceSelected(std::span<const char32_t> with);
    void showBullets(int cursor);
    void keepToBullets();
    void removeAround(int from, int count);
    void breakSeal();
    void forget(); ///< Says nothing.
    QRect textRect() const; ///< Where the text is painted.
    QString character(int at) const;
    int cursorAt(int x) const;
    int advanceTo(int at) const; ///< So far from the first character, as they are painted.
    QRect cursorRect() const; ///< Revealed.
    void scrollToCursor();
    void paintRevealed();

    SecureBytes m_store; ///< UTF-32, fixed size: it never moves while it grows.
    int m_length = 0;
    int m_scrolled = 0; ///< So much of what is revealed lies left of the field.
    bool m_isRevealed = false;
    bool m_isSealed = false;
};

} // namespace lockstep::ui
