// SPDX-License-Identifier: MIT

#include "ui/dialogs/wallet/walletdialogs.h"

#include "ui/dialogs/walletfields.h"
#include "ui/format/program/backuptext.h"
#include "ui/style/buttons.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/text/labels.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

RenameDialog::RenameDialog(const QString& walletName, QWidget* parent)
    : FormDialog(tr("Rename – %1").arg(walletName), tr("&Rename"), parent)
    , m_old(walletName)
    , m_name(walletNameEdit(this))
{
    auto* fields = new QFormLayout;
    m_name->setText(walletName);
    m_name->selectAll();
    fields->addRow(tr("&New name"), m_name);
    form()->addLayout(fields);
    connect(m_name, &QLineEdit::textChanged, this, [this] { showProblem({}); });
}

void RenameDialog::setTakenNames(const QStringList& names)
{
    m_taken = names;
    m_taken.removeOne(m_old);
}

QString RenameDialog::name() const { return m_name->text().trimmed(); }

QString RenameDialog::problem() { return nameProblem(*m_name, m_taken); }

RemoveDialog::RemoveDialog(const WalletView& wallet, QWidget* parent)
    : FormDialog(tr("Remove – %1").arg(wallet.name), tr("&Remove"), parent)
    , m_wallet(wallet)
    , m_warning(new Strip(this))
    , m_name(new QLineEdit(this))
{
    const QString gone = wallet.auth == WalletAuth::WatchOnly
        ? tr("Removing \"%1\" deletes its labels and history. It holds no keys, so no coins are lost.")
        : tr("Removing \"%1\" deletes its keys, labels and history.") + u' ' + removalText();
    auto* danger = new Strip(this);
    danger->setObjectName(u"removeDangerStrip");
    danger->setContent(u"⚠"_s, gone.arg(wallet.name), wallet.auth == WalletAuth::WatchOnly ? Tone::Warning : Tone::Bad);
    form()->addWidget(danger);
    addWarning();
    addNameField();
    showAsDanger(*acceptButton());
}

void RemoveDialog::addWarning()
{
    m_warning->setObjectName(u"removeWarningStrip");
    QPushButton* backup = pushButton(u"backUpFirstButton", tr("&Back up first…"), m_warning);
    connect(backup, &QPushButton::clicked, this, [this] {
        reject();
        emit backupWanted();
    });
    m_warning->buttons()->addWidget(backup, 0, Qt::AlignTop);
    form()->addWidget(m_warning);
    setTabOrder(backup, m_name);
    followUnit();
}

void RemoveDialog::followUnit()
{
    const bool isSaved = backupStanding(m_wallet) == BackupStanding::Saved;
    m_warning->setContent(isSaved ? u"ℹ"_s : u"⚠"_s, removalWarning(m_wallet), isSaved ? Tone::Neutral : Tone::Warning);
}

void RemoveDialog::addNameField()
{
    m_name->setObjectName(u"typedNameEdit");
    m_name->setAccessibleName(tr("Name of the wallet, to confirm"));
    const QString reason = tr("Type its name to confirm.");
    form()->addWidget(paragraph(reason, this));
    form()->addWidget(m_name);
    const auto judge = [this, reason] {
        const bool isTyped = m_name->text() == m_wallet.name;
        acceptButton()->setEnabled(isTyped);
        acceptButton()->setAccessibleDescription(isTyped ? QString() : reason);
    };
    judge();
    connect(m_name, &QLineEdit::textChanged, this, judge);
}

QString RemoveDialog::problem() { return m_name->text() == m_wallet.name ? QString() : tr("The name does not match."); }

} // namespace lockstep::ui
