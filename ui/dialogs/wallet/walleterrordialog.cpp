// SPDX-License-Identifier: MIT

#include "ui/dialogs/wallet/walleterrordialog.h"

#include "ui/format/errors/errordetails.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/sync/bannertext.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/text/labels.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Letters = 64; ///< So wide are its lines.

} // namespace

WalletErrorDialog::WalletErrorDialog(const WalletView& wallet, const SyncSnapshot& snapshot, QWidget* parent)
    : QDialog(parent)
    , m_wallet(wallet.id)
    , m_details(errorDetails(snapshot))
{
    setObjectName(u"walletErrorDialog");
    setWindowTitle(tr("Error – %1", "a wallet's name").arg(wallet.name));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Large, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addStrut(fontMetrics().averageCharWidth() * Letters);
    addPart(tr("What happened"), walletErrorBanner(wallet, snapshot), u"whatHappenedLabel"_s);
    if (wallet.problem) {
        const ErrorText text = errorText(*wallet.problem);
        addPart(tr("What it means for the money"), text.money, u"moneyLabel"_s);
        addPart(tr("What to do"), text.advice, u"adviceLabel"_s);
    }
    column->addStretch(1);
    addButtons();
}

void WalletErrorDialog::addPart(const QString& caption, const QString& words, const QString& objectName)
{
    auto* label = paragraph(words, this);
    label->setObjectName(objectName);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* part = new QVBoxLayout;
    part->setSpacing(spacing::Tight);
    part->addWidget(mutedLabel(caption, this));
    part->addWidget(label);
    static_cast<QVBoxLayout*>(layout())->addLayout(part);
}

void WalletErrorDialog::addButtons()
{
    auto* buttons = new QDialogButtonBox(this);
    const auto add = [&](const QIcon& picture, const QString& text, const QString& objectName) {
        QPushButton* button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setIcon(picture);
        button->setObjectName(objectName);
        button->setAutoDefault(false);
        return button;
    };
    connect(add(icon(Glyph::Retry), tr("&Retry"), u"retryErrorButton"_s), &QPushButton::clicked, this, [this] {
        emit retryWanted(m_wallet);
        close();
    });
    auto* copy = new CopyDetailsButton(u"copyErrorDetailsButton", this, tr("Copy &details"));
    copy->setIcon(icon(Glyph::Copy));
    copy->setDetails(m_details);
    buttons->addButton(copy, QDialogButtonBox::ActionRole);
    QPushButton* close = buttons->addButton(QDialogButtonBox::Close); // last, for the tab key
    close->setIcon({});
    close->setObjectName(u"closeButton");
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(buttons);
}

} // namespace lockstep::ui
