// SPDX-License-Identifier: MIT

#include "ui/widgets/retrystrip.h"

#include "ui/widgets/pushbutton.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

RetryStrip::RetryStrip(QStringView objectName, QStringView buttonName, QWidget* parent) : Strip(parent)
{
    setObjectName(objectName.toString());
    QPushButton* retry = pushButton(buttonName, Glyph::Retry, tr("Retry"), this);
    buttons()->addWidget(retry, 0, Qt::AlignTop);
    connect(retry, &QPushButton::clicked, this, [this] {
        setContent(Glyph::Retry, tr("Reading again…"), Tone::Neutral); // the button stays where the focus is
        emit retryWanted();
    });
}

void RetryStrip::setFailure(const QString& sentence)
{
    setContent(u"⚠"_s, sentence, sentence.isEmpty() ? Tone::Neutral : Tone::Bad);
}

} // namespace lockstep::ui
