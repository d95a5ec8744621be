// SPDX-License-Identifier: MIT

#include "ui/widgets/secrets/capslockwatch.h"

#include "ui/style/icons.h"
#include "ui/style/keytext.h"
#include "ui/widgets/secrets/secretedit.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QShortcut>
#include <QToolButton>

namespace lockstep::ui {

CapsLockWatch::CapsLockWatch(QObject* parent) : QObject(parent) { }

void CapsLockWatch::watch(QWidget& field) { field.installEventFilter(this); }

QString CapsLockWatch::words() { return tr("⇪ Caps Lock is on."); }

bool CapsLockWatch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<const QKeyEvent*>(event);
        const QString text = key->text();
        const bool isLetter = text.size() == 1 && text[0].isLetter() && text[0].toLower() != text[0].toUpper();
        const bool isOn = isLetter && text[0].isUpper() != key->modifiers().testFlag(Qt::ShiftModifier);
        if (isLetter && isOn != m_isOn) {
            m_isOn = isOn;
            emit changed();
        }
    }
    return QObject::eventFilter(watched, event);
}

QToolButton* revealButton(SecretEdit& edit, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    const QString words = QCoreApplication::translate("PassphraseField", "Show what I type");
    button->setObjectName(u"revealPassphraseButton");
    button->setIcon(icon(Glyph::Watch));
    button->setCheckable(true);
    button->setFocusPolicy(Qt::NoFocus); // Tab goes on to the next field: a space typed there shows nothing
    button->setAccessibleName(words);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(words, keyText(revealKey())));
    QObject::connect(button, &QToolButton::toggled, &edit, &SecretEdit::setRevealed);
    addRevealKey(*button, edit);
    return button;
}

QKeySequence revealKey() { return QKeySequence(Qt::CTRL | Qt::Key_T); }

void addRevealKey(QToolButton& button, SecretEdit& edit)
{
    auto* key = new QShortcut(revealKey(), &edit);
    key->setContext(Qt::WidgetShortcut);
    QObject::connect(key, &QShortcut::activated, &button, &QToolButton::click);
}

} // namespace lockstep::ui
