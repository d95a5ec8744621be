// SPDX-License-Identifier: MIT

#include "ui/pages/receive/addresscopying.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>

namespace lockstep::ui {

namespace {

bool isLeft(QEvent* event) { return static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton; }

} // namespace

AddressCopying::AddressCopying(QLabel& label) : QObject(&label), m_label(label)
{
    label.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label.installEventFilter(this);
    addMenu();
}

/// In the place of QLabel's, whose "Copy" takes the spaces along.
void AddressCopying::addMenu()
{
    auto* copying = new QAction(tr("&Copy"), &m_label);
    copying->setObjectName(u"copySelectedAction");
    connect(copying, &QAction::triggered, this, &AddressCopying::copy);
    auto* selecting = new QAction(tr("&Select all"), &m_label);
    selecting->setObjectName(u"selectAddressAction");
    connect(selecting, &QAction::triggered, this, &AddressCopying::selectWhole);
    m_label.addActions({copying, selecting});
    m_label.setContextMenuPolicy(Qt::ActionsContextMenu);
}

QString AddressCopying::selected() const { return m_label.selectedText().remove(u' '); }

void AddressCopying::copy()
{
    if (!m_label.hasSelectedText()) selectWhole(); // else an older address might be pasted in its place
    QGuiApplication::clipboard()->setText(selected());
}

void AddressCopying::selectWhole()
{
    m_label.setSelection(0, static_cast<int>(m_label.text().size()));
    ungroupSelection();
}

/// Where there is a second clipboard of what is selected, as in X11.
void AddressCopying::ungroupSelection()
{
    QClipboard* clipboard = QGuiApplication::clipboard();
    if (clipboard->supportsSelection() && m_label.hasSelectedText())
        clipboard->setText(selected(), QClipboard::Selection);
}

bool AddressCopying::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        if (!static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) break;
        copy();
        return true;
    case QEvent::KeyRelease: // the key before it may have selected
        ungroupSelection();
        break;
    case QEvent::MouseButtonPress: // also within what is selected, which QLabel would drag away as it is
        if (isLeft(event) && !(static_cast<QMouseEvent*>(event)->modifiers() & Qt::ShiftModifier))
            m_label.setSelection(0, 0);
        break;
    case QEvent::MouseButtonDblClick:
        if (!isLeft(event)) break;
        selectWhole();
        return true;
    case QEvent::MouseButtonRelease:
        watched->event(event);
        if (isLeft(event)) ungroupSelection();
        return true;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace lockstep::ui
