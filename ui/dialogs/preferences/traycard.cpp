// SPDX-License-Identifier: MIT

#include "ui/dialogs/preferences/traycard.h"

#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

TrayCard::TrayCard(QWidget* parent)
    : QWidget(parent)
    , m_card(new Card(tr("Tray of the desktop"), this))
    , m_icon(makeBox(u"trayIconCheckBox"_s, tr("Show an ic&on in the tray")))
    , m_close(makeBox(u"closeToTrayCheckBox"_s, tr("Close to the tra&y")))
    , m_reason(paragraph({}, this, PlainLabel::Colour::Muted))
{
    m_reason->setObjectName(u"trayReasonLabel");
    m_card->content()->addWidget(m_reason);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_card);
    judge();
}

QCheckBox* TrayCard::makeBox(const QString& objectName, const QString& text)
{
    auto* box = new QCheckBox(text, this);
    box->setObjectName(objectName);
    m_card->content()->addWidget(box);
    connect(box, &QCheckBox::clicked, this, [this] {
        judge();
        emit changed();
    });
    return box;
}

void TrayCard::setTrayKnown(bool isKnown)
{
    m_isKnown = isKnown;
    judge();
}

void TrayCard::judge()
{
    m_icon->setEnabled(m_isKnown);
    m_close->setEnabled(m_isKnown && m_icon->isChecked());
    QString reason;
    if (!m_isKnown)
        reason = tr("Not here: this desktop has no tray. Closing the window ends Lockstep.");
    else if (!m_icon->isChecked())
        reason = tr("Without its icon a closed window could not come back: closing it ends Lockstep.");
    else
        reason = tr("Then Lockstep follows the chain on when its window is closed; \"Quit\" ends it. Without a tick, "
                    "closing the window ends it.");
    m_reason->setText(reason);
    m_close->setAccessibleDescription(reason);
}

void TrayCard::setPreferences(const Preferences& preferences)
{
    m_icon->setChecked(preferences.hasTrayIcon);
    m_close->setChecked(preferences.closesToTray);
    judge();
}

void TrayCard::fill(Preferences& preferences) const
{
    preferences.hasTrayIcon = m_icon->isChecked();
    preferences.closesToTray = m_close->isChecked();
}

} // namespace lockstep::ui
