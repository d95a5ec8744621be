// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/parts/previewcard.h"

#include "ui/format/plain/numbertext.h"
#include "ui/format/wallets/policytext.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QFormLayout>
#include <QVBoxLayout>

namespace lockstep::ui {

namespace {

QString kindText(const WatchPreview& preview)
{
    const QString policy = policyText(preview.policy);
    const QString quorum = preview.keys > 1
        ? PreviewCard::tr(" · %1 of %2", "signatures needed of keys").arg(preview.threshold).arg(preview.keys)
        : QString();
    switch (preview.kind) {
    case WatchPreview::Kind::Key: return PreviewCard::tr("Account key · %1").arg(policy);
    case WatchPreview::Kind::Descriptor:
        return preview.descriptors == 1
            ? PreviewCard::tr("Descriptor · %1").arg(policy) + quorum
            : PreviewCard::tr("%n descriptors", nullptr, preview.descriptors) + QStringLiteral(" · ") + policy + quorum;
    case WatchPreview::Kind::Addresses: break;
    }
    return PreviewCard::tr("%1 addresses", nullptr, preview.addressCount).arg(numberText(preview.addressCount));
}

} // namespace

PreviewCard::PreviewCard(QWidget* parent) : QWidget(parent), m_rows(new QFormLayout)
{
    auto* card = new Card(tr("What it is"), this);
    m_rows->setLabelAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_rows->setHorizontalSpacing(spacing::Large);
    m_kind = addRow(tr("Type"), QStringLiteral("previewTypeLabel"));
    m_fingerprint = addRow(tr("Fingerprint"), QStringLiteral("previewFingerprintLabel"));
    m_path = addRow(tr("Path"), QStringLiteral("previewPathLabel"));
    m_addresses = addRow(tr("First addresses"), QStringLiteral("previewAddressesLabel"));
    m_note = paragraph({}, this, PlainLabel::Colour::Muted);
    m_note->setObjectName(u"previewNoteLabel");
    for (PlainLabel* label : {m_fingerprint, m_path, m_addresses}) label->setFont(fixedFont(font()));
    card->content()->addLayout(m_rows);
    card->content()->addWidget(m_note);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    hide();
}

PlainLabel* PreviewCard::addRow(const QString& name, const QString& objectName)
{
    auto* value = new PlainLabel({}, this);
    value->setObjectName(objectName);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rows->addRow(mutedLabel(name, this), value);
    return value;
}

void PreviewCard::setRow(PlainLabel* value, const QString& text)
{
    value->say(text);
    m_rows->labelForField(value)->setVisible(!text.isEmpty());
}

void PreviewCard::show(const WatchPreview& preview)
{
    setRow(m_kind, kindText(preview));
    setRow(m_fingerprint, preview.fingerprint);
    setRow(m_path, preview.path);
    setRow(m_addresses, preview.firstAddresses.join(u'\n'));
    QString note = tr("Compare the addresses with your other wallet before you rely on them.");
    if (!preview.hadChecksum)
        note = tr("It has no checksum: a typing mistake would go unnoticed.") + QStringLiteral(" ") + note;
    m_note->setText(note);
    setVisible(true);
}

void PreviewCard::showWaiting()
{
    for (PlainLabel* row : {m_kind, m_fingerprint, m_path, m_addresses}) setRow(row, {});
    m_note->setText(tr("Reading…"));
    setVisible(true);
}

} // namespace lockstep::ui
