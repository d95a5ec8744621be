// SPDX-License-Identifier: MIT

#include "ui/widgets/secrets/spokensecret.h"

#include "ui/widgets/secrets/secretedit.h"

#include <algorithm>

namespace lockstep::ui {

namespace {

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* edit = qobject_cast<SecretEdit*>(object);
    return edit ? new SpokenSecret(*edit) : nullptr;
}

} // namespace

SpokenSecret::SpokenSecret(SecretEdit& edit) : QAccessibleWidget(&edit, QAccessible::EditableText), m_edit(edit) { }

void SpokenSecret::install() { QAccessible::installFactory(make); }

void* SpokenSecret::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface) return static_cast<QAccessibleTextInterface*>(this);
    if (type == QAccessible::EditableTextInterface) return static_cast<QAccessibleEditableTextInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::State SpokenSecret::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.passwordEdit = true;
    state.editable = !m_edit.isReadOnly();
    state.readOnly = m_edit.isReadOnly();
    state.selectableText = true;
    return state;
}

/// The line holds bullets alone.
QString SpokenSecret::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Value ? m_edit.text() : QAccessibleWidget::text(kind);
}

void SpokenSecret::setText(QAccessible::Text kind, const QString& text)
{
    if (kind != QAccessible::Value) return QAccessibleWidget::setText(kind, text);
    replaceText(0, characterCount(), text);
}

void SpokenSecret::selection(int index, int* start, int* end) const
{
    const bool isThere = index == 0 && m_edit.hasSelectedText();
    *start = isThere ? m_edit.selectionStart() : 0;
    *end = isThere ? m_edit.selectionEnd() : 0;
}

int SpokenSecret::selectionCount() const { return m_edit.hasSelectedText() ? 1 : 0; }

void SpokenSecret::addSelection(int start, int end) { setSelection(0, start, end); }

void SpokenSecret::removeSelection(int index)
{
    if (index == 0) m_edit.deselect();
}

void SpokenSecret::setSelection(int index, int start, int end)
{
    if (index == 0) m_edit.setSelection(start, end - start);
}

int SpokenSecret::cursorPosition() const { return m_edit.cursorPosition(); }

void SpokenSecret::setCursorPosition(int position) { m_edit.setCursorPosition(position); }

QString SpokenSecret::text(int start, int end) const { return m_edit.text().mid(start, std::max(0, end - start)); }

int SpokenSecret::characterCount() const { return static_cast<int>(m_edit.text().size()); }

/// Where each character is would tell how wide it is, while they are shown.
QRect SpokenSecret::characterRect(int) const { return rect(); }

int SpokenSecret::offsetAtPoint(const QPoint&) const { return -1; }

void SpokenSecret::scrollToSubstring(int, int end) { m_edit.setCursorPosition(end); }

QString SpokenSecret::attributes(int, int* start, int* end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

void SpokenSecret::deleteText(int start, int end) { replaceText(start, end, {}); }

void SpokenSecret::insertText(int offset, const QString& text) { replaceText(offset, offset, text); }

void SpokenSecret::replaceText(int start, int end, const QString& text) { m_edit.replaceBy(start, end, text); }

} // namespace lockstep::ui
