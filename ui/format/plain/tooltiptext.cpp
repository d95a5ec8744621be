// SPDX-License-Identifier: MIT

#include "ui/format/plain/tooltiptext.h"

using namespace Qt::StringLiterals;

namespace lockstep {

QString toolTipText(const QString& plain)
{
    const bool mayBeMarkup = plain.contains(u'<') || plain.contains("&lt;"_L1);
    if (!mayBeMarkup) return plain;
    return u"<qt>"_s + plain.toHtmlEscaped().replace(u'\n', "<br>"_L1) + u"</qt>"_s;
}

} // namespace lockstep
