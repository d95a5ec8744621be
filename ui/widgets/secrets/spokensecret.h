// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessibleWidget>

namespace lockstep::ui {

class SecretEdit;

/// A SecretEdit as a screen reader has it: a password, of which there is nothing to read but how long it is. What is
/// dictated, or typed by a keyboard on the screen, goes the way of a paste. QLineEdit's own interface would write it
/// into the line, in clear.
class SpokenSecret final : public QAccessibleWidget,
                           public QAccessibleTextInterface,
                           public QAccessibleEditableTextInterface
{
public:
    explicit SpokenSecret(SecretEdit& edit);

    static void install(); ///< For every SecretEdit. Once is enough, more does no harm.

    void* interface_cast(QAccessible::InterfaceType type) override;
    QAccessible::State state() const override;
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text kind, const QString& text) override;

    // QAccessibleTextInterface
    void selection(int index, int* start, int* end) const override;
    int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    int cursorPosition() const override;
    void setCursorPosition(int position) override;
    QString text(int start, int end) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint& point) const override;
    void scrollToSubstring(int start, int end) override;
    QString attributes(int offset, int* start, int* end) const override;

    // QAccessibleEditableTextInterface
    void deleteText(int start, int end) override;
    void insertText(int offset, const QString& text) override;
    void replaceText(int start, int end, const QString& text) override;

private:
    SecretEdit& m_edit;
};

} // namespace lockstep::ui
