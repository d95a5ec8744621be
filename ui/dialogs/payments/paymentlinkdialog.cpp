// SPDX-License-Identifier: MIT

#include "ui/dialogs/payments/paymentlinkdialog.h"

#include "core/api/watchpreview.h"
#include "ui/format/errors/errornetwork.h"
#include "ui/format/plain/amounttext.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/text/labels.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestDetail = 60;

Result<PaymentLink> linkOf(const QString& text, Network network)
{
    auto link = parsePaymentUri(text);
    if (!link) return link.error();
    // The reading of address lists knows whose network an address is.
    const auto address = watchPreview(link->address.toStdString(), network, std::nullopt);
    const bool hasOwnWords = !address
        && (address.error().code == Errc::BadChecksum || address.error().code == Errc::WrongNetwork
            || address.error().code == Errc::PrivateKeyGiven);
    if (hasOwnWords) return address.error();
    // A key or a descriptor is watched there, and paid nowhere.
    if (!address || address->kind != WatchPreview::Kind::Addresses) return Error{Errc::Malformed, "address"};
    return link;
}

/// The detail may quote the link: one line of it, without characters that turn or hide text.
Error fitToShow(Error error)
{
    std::erase_if(error.detail, [](char c) { return c < ' ' || c > '~'; });
    if (error.detail.size() > LongestDetail) error.detail.resize(LongestDetail);
    return error;
}

} // namespace

PaymentLinkDialog::PaymentLinkDialog(const QString& link, Network network, QWidget* parent) : QDialog(parent)
{
    setObjectName(u"paymentLinkDialog");
    setWindowTitle(tr("Payment link"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Large, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Large);
    column->addStrut(430);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName(u"closeButton");
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (const auto read = linkOf(link, network)) {
        showLink(*read, *column);
        auto* copy = buttons->addButton(tr("Copy &address"), QDialogButtonBox::ActionRole);
        copy->setObjectName(u"copyLinkAddressButton");
        copy->setIcon(icon(Glyph::Copy));
        connect(copy, &QPushButton::clicked, this,
                [address = read->address] { QGuiApplication::clipboard()->setText(address); });
    } else {
        showProblem(errorText(fitToShow(read.error()), ErrorSubject::PaymentLink, network), *column);
    }
    column->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    buttons->button(QDialogButtonBox::Close)->setFocus();
}

void PaymentLinkDialog::showLink(const PaymentLink& link, QVBoxLayout& column)
{
    column.addWidget(paragraph(tr("A link asks you for a payment. Lockstep cannot pay it: sending is not built yet. "
                                  "Nothing was sent."),
                               this));
    auto* rows = new QFormLayout;
    rows->setHorizontalSpacing(spacing::Large);
    rows->setVerticalSpacing(spacing::Small);
    m_asked = link.amount;
    m_amount = addRow(*rows, u"linkAmountLabel"_s, tr("Amount"), tr("Not said: any amount"));
    followUnit();
    addRow(*rows, u"linkAddressLabel"_s, tr("Address"), link.address);
    if (!link.label.isEmpty()) addRow(*rows, u"linkLabelLabel"_s, tr("Label"), link.label);
    if (!link.message.isEmpty()) addRow(*rows, u"linkMessageLabel"_s, tr("Message"), link.message);
    column.addLayout(rows);
    if (link.hasOtherWays)
        column.addWidget(paragraph(tr("The link also names ways to pay that Lockstep does not know."), this,
                                   PlainLabel::Colour::Muted));
}

void PaymentLinkDialog::showProblem(const ErrorText& text, QVBoxLayout& column)
{
    auto* what = paragraph(text.what, this, PlainLabel::Colour::Problem);
    what->setObjectName(u"linkProblemLabel");
    column.addWidget(what);
    column.addWidget(paragraph(text.money + u' ' + text.advice, this));
}

void PaymentLinkDialog::followUnit()
{
    if (!m_asked) return;
    const QString amount = amountWithUnit(m_asked->satoshis());
    m_amount->setText(amount);
    m_amount->setAccessibleName(u"%1: %2"_s.arg(tr("Amount"), amount));
}

PlainLabel* PaymentLinkDialog::addRow(QFormLayout& rows, const QString& objectName, const QString& name,
                                      const QString& value)
{
    auto* label = paragraph(value, this);
    label->setObjectName(objectName);
    label->setAccessibleName(u"%1: %2"_s.arg(name, value));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    rows.addRow(mutedLabel(name, this), label);
    return label;
}

} // namespace lockstep::ui
