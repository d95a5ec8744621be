// SPDX-License-Identifier: MIT

#include "ui/dialogs/backup/backupsavedpage.h"

#include "ui/style/fonts.h"
#include "ui/widgets/text/labels.h"
#include "ui/widgets/text/pointlist.h"

#include <QVBoxLayout>

#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

BackupSavedPage::BackupSavedPage(QWidget* parent)
    : WizardPage(tr("The backup file is saved"), parent)
    , m_what(paragraph({}, this))
    , m_path(paragraph({}, this))
    , m_advice(new PointList(u"savedAdvice"_s, this))
{
    m_what->setObjectName(u"savedLabel");
    m_what->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    m_path->setObjectName(u"savedPathLabel");
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QWidget* part :
         {static_cast<QWidget*>(m_what), static_cast<QWidget*>(m_path), static_cast<QWidget*>(m_advice)})
        content()->addWidget(part);
    content()->addStretch(1);
}

void BackupSavedPage::setSaved(const SavedBackup& saved, bool hasKeys, bool isSealed)
{
    m_what->setText(tr("✓ %n wallets saved. The file was read back and opened: it is whole.", nullptr, saved.wallets));
    m_path->setText(saved.path);
    QStringList advice{
        tr("Copy it to something that is kept elsewhere: a stick, another computer. A copy on this disk is lost with "
           "it.")};
    if (isSealed) advice += tr("Keep its passphrase on paper, apart from the file. Together they open your wallets.");
    if (hasKeys)
        advice += tr("Keep the paper with the recovery words as well: it needs neither a file nor Lockstep.");
    else
        advice += tr("It brings back what to watch, not what spends: for that you need the recovery words.");
    advice += tr("Save a new one when you have added a wallet, or labels you would miss.");
    QList<PointList::Point> points;
    for (const QString& words : std::as_const(advice)) points += {u"•"_s, words};
    m_advice->setPoints(points);
}

} // namespace lockstep::ui
