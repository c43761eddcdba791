"""A specimen of every publisher's layout, written from what is known of its header.

Whatever a spreadsheet, a program or a hand does to a file is done to each of them: a layout that
is added to the register needs a specimen here, and then all laws are tried on it too.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from handing import PORTAL, portal_row

Rows = list[list[str]]


@dataclass(frozen=True)
class Scale:
    """The cell that states a unit (every cell that holds `word`), and other words for it.

    `others` are words that may stand in its place, with the factor by which the figures change.
    """

    word: str
    others: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Flag:
    """A column that says how a figure came to be: what a cell of it makes of the status."""

    column: str
    cell: str
    status: str


@dataclass(frozen=True)
class Specimen:
    """One small file as its publisher writes it.

    `rows` are its lines, the names of the columns in that at `header`, with `below` more of units
    or codes before the figures. `values` are the columns of figures, `product` that of product
    codes. `answers` are what its reader must say of it.
    """

    layout: str
    name: str
    rows: Rows
    values: tuple[str, ...]
    header: int = 0
    product: str = ""
    delimiter: str = ","
    answers: dict[str, str] = field(default_factory=dict)
    scale: Scale | None = None
    flag: Flag | None = None
    below: int = 0

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return self.rows[self.header]

    @property
    def body(self) -> Rows:
        """The rows of figures."""
        return self.rows[self.header + 1 + self.below :]

    def having(self, body: Iterable[list[str]]) -> "Specimen":
        """The same file with other rows of figures."""
        return replace(self, rows=[*self.rows[: -len(self.body)], *(list(row) for row in body)])

    def content(self, delimiter: str = "", newline: str = "\n", encoding: str = "utf-8") -> bytes:
        """The bytes of the file."""
        held = io.StringIO(newline="")
        writer = csv.writer(held, delimiter=delimiter or self.delimiter, lineterminator=newline)
        writer.writerows(self.rows)
        return held.getvalue().encode(encoding)

    def __str__(self) -> str:
        return self.layout


def parsed(text: str, delimiter: str = ",") -> Rows:
    """A text as the rows of its cells."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _portal() -> Rows:
    flows = [("M", "2021", "58848854000.25"), ("X", "2021", "9000500.5"), ("M", "2022", "1500.75")]
    rows = [portal_row(flow=flow, period=when, value=value) for flow, when, value in flows]
    return [PORTAL.split(","), *rows]


LEGACY = (
    "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,"
    "Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,"
    "Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,Netweight (kg),Trade Value (US$),Flag\n"
    "H4,2014,2014,2014,0,0,2,Export,792,Turkey,TUR,643,Russia,RUS,TOTAL,All,1,,,,42000.5,0\n"
    "H4,2014,2014,2014,0,0,1,Import,792,Turkey,TUR,643,Russia,RUS,TOTAL,All,1,,,,9100200.25,0\n"
)
WDI = (
    "Data Source,World Development Indicators\n\nLast Updated Date,2025-10-07\n\n"
    "Country Name,Country Code,Indicator Name,Indicator Code,2020,2021\n"
    "Turkiye,TUR,GDP (current US$),NY.GDP.MKTP.CD,720098765432.5,819865253669.25\n"
    "Arab World,ARB,GDP (current US$),NY.GDP.MKTP.CD,1,2\n"
    "Russia,RUS,GDP (current US$),NY.GDP.MKTP.CD,,1836892075547.5\n"
)
DATABANK = (
    "Series Name,Series Code,Country Name,Country Code,2020 [YR2020],2021 [YR2021]\n"
    "GDP (current US$),NY.GDP.MKTP.CD,Turkiye,TUR,..,819865253669.25\n"
    "GDP (current US$),NY.GDP.MKTP.CD,Russia,RUS,1493075894362.5,1836892075547.5\n"
)
WITS = (
    "Nomenclature,ReporterISO3,ProductCode,ReporterName,PartnerISO3,PartnerName,Year,"
    "TradeFlowName,TradeFlowCode,TradeValue in 1000 USD\n"
    "H6,TUR,Total,Turkey,RUS,Russia,2022,Gross Imports,5,58848854.125\n"
    "H6,TUR,Total,Turkey,RUS,Russia,2022,Gross Exports,6,9342.5\n"
)
WITS_TABLE = (
    "Reporter Name,Partner Name,Trade Flow,Product Group,Indicator,2020,2021\n"
    "Turkey,Russian Federation,Import,All Products,Import (US$ Thousand),17829311.25,28959125.5\n"
    "Turkey,Russian Federation,Export,All Products,Export (US$ Thousand),,5774500.25\n"
    "Turkey,Russian Federation,Export,Fuels,Export (US$ Thousand),1.5,2.5\n"
    "Turkey,Unspecified,Import,All Products,Import (US$ Thousand),3.25,4.5\n"
)
DOTS_WIDE = (
    "Country Name,Country Code,Indicator Name,Indicator Code,Counterpart Country Name,"
    "Counterpart Country Code,Attribute,2019,2020\n"
    "Turkey,186,Goods,TXG_FOB_USD,Russian Federation,922,Value,3854000000.5,4488000000.25\n"
    "Turkey,186,Goods,TMG_CIF_USD,Russian Federation,922,Value,23115000000.5,17829000000.25\n"
    "Turkey,186,Goods,TXG_FOB_USD,Russian Federation,922,Status,B,B\n"
)
DOTS_PANEL = (
    "Country Name,Country Code,Counterpart Country Name,Counterpart Country Code,Time Period,"
    '"Goods, Value of Exports, Free on board (FOB), US Dollars (TXG_FOB_USD)",'
    '"Goods, Value of Imports, Cost, Insurance, Freight (CIF), US Dollars (TMG_CIF_USD)"\n'
    "Turkey,186,Russian Federation,922,2019,3854000000.5,23115000000.25\n"
    "Turkey,186,Russian Federation,922,2020,4488000000.5,17829000000.25\n"
)
IMTS = (
    "COUNTRY.ID,INDICATOR.ID,COUNTERPART_COUNTRY.ID,FREQUENCY.ID,SCALE,TIME_PERIOD,OBS_VALUE\n"
    "TUR,XG_FOB_USD,RUS,A,Millions,2020,4488.25\nTUR,XG_FOB_USD,RUS,A,Millions,2021,5774.5\n"
    "TUR,MG_CIF_USD,RUS,A,Millions,2021,28959.125\n"
)
IMTS_SERIES = (
    "DATASET,SERIES_CODE,OBS_MEASURE,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,SCALE,2020,2021\n"
    "X,Y,OBS_VALUE,TUR,MG_CIF_USD,RUS,Millions,17829.5,28959.25\n"
    "X,Z,OBS_VALUE,TUR,XG_FOB_USD,RUS,Millions,4488.5,5774.25\n"
)
IMTS_API = (
    "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE\n"
    "IMF.STA:IMTS(1.0.0),TUR,MG_CIF_USD,RUS,A,2021,28959125000.5,6\n"
    "IMF.STA:IMTS(1.0.0),TUR,XG_FOB_USD,RUS,A,2021,5774500000.25,6\n"
)
OECD = (
    "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,MEASURE,Measure,"
    "UNIT_MEASURE,Unit of measure,TIME_PERIOD,Time period,OBS_VALUE,Observation value,"
    "OBS_STATUS,Observation status,UNIT_MULT,Unit multiplier\n"
    "DATAFLOW,OECD.X:DSD_T@DF_T(1.0),Trade,I,TUR,Türkiye,A,All,USD,US dollar,2021,,1.5,,A,"
    "Normal value,6,Millions\n"
    "DATAFLOW,OECD.X:DSD_T@DF_T(1.0),Trade,I,TUR,Türkiye,A,All,USD,US dollar,2022,,2.25,,A,"
    "Normal value,6,Millions\n"
)
SDMX = (
    "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,MEASURE,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,"
    "OBS_STATUS,UNIT_MULT\n"
    "dataflow,A:B(1.0),I,TUR,GDP,USD,2021,12.5,A,3\n"
    "dataflow,A:B(1.0),I,TUR,GDP,USD,2022,14.25,A,3\n"
)
EUROSTAT = (
    "DATAFLOW,LAST UPDATE,freq,unit,na_item,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
    "ESTAT:NAMA_10_GDP(1.0),22/05/26 11:00:00,A,CP_MEUR,B1GQ,DE,2021,3676460.5,\n"
    "ESTAT:NAMA_10_GDP(1.0),22/05/26 11:00:00,A,CP_MEUR,B1GQ,DE,2022,3953850.25,\n"
)
COMEXT = (
    "REPORTER,PARTNER,TRADE_TYPE,PRODUCT_NC,PRODUCT_SITC,FLOW,STAT_PROCEDURE,PERIOD,VALUE_EUR\n"
    "DE,RU,E,27090090,33300,1,1,202152,9000.5\nDE,RU,E,27112100,34320,1,1,202152,8000.25\n"
    "DE,RU,E,TOTAL,TOTAL,1,1,202152,17000.75\nDE,RU,E,30049000,54293,2,1,202152,2500.5\n"
    "DE,RU,E,TOTAL,TOTAL,2,1,202152,2500.5\n"
)
DOTS_API = (
    ",@FREQ,@REF_AREA,@INDICATOR,@COUNTERPART_AREA,@UNIT_MULT,@TIME_FORMAT,Obs_@TIME_PERIOD,"
    "Obs_@OBS_VALUE\n"
    "0,A,TR,TXG_FOB_USD,RU,6,P1Y,2021,5774.5\n1,A,TR,TMG_CIF_USD,RU,6,P1Y,2021,28959.25\n"
)
EASY_COMEXT = (
    "REPORTER,PARTNER,PRODUCT,FLOW,STAT_PROCEDURE,PERIOD,VALUE_IN_EUR\n"
    "Germany,Türkiye,Total,EXPORT,Total,Aug. 2024,2062592.5\n"
    "DE-Germany,RU-Russian Federation,TOTAL-Total,1-IMPORT,T-Total,201952-Jan.-Dec. 2019,9360.25\n"
)
EUROSTAT_TSV = (
    "freq,unit,na_item,geo\\TIME_PERIOD\t2021 \t2022 \n"
    "A,CP_MEUR,B1GQ,DE\t3676460.5 \t3953850.25 p\nA,CP_MEUR,B1GQ,TR\t692380.5 \t: c\n"
)
BACI = "t,i,j,k,v,q\n" + "".join(
    f"2021,{one},{two},{chapter:02d}0110,{chapter * 10}.125,1\n"
    for one, two in ((643, 792), (792, 643))
    for chapter in range(1, 97)
    if chapter != 77
)
GRAVITY = (
    "year,country_id_o,country_id_d,iso3_o,iso3_d,country_exists_o,country_exists_d,"
    "tradeflow_comtrade_o,tradeflow_comtrade_d\n"
    "2019,RUS,TUR,RUS,TUR,1,1,21000.5,23000.25\n2020,RUS,TUR,RUS,TUR,1,1,15700.5,17800.25\n"
    "2020,SUN,TUR,SUN,TUR,0,1,5,5\n"
)
DYADIC = (
    "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2,source1,source2\n"
    "365,630,2013,Russia,Iran,432.5,-9,1,1,1,1\n365,630,2014,Russia,Iran,355.25,1320.5,1,1,1,1\n"
)
NATIONAL = (
    "ccode,statename,stateabb,year,imports,exports,alt_imports,alt_exports,source1,source2\n"
    "365,Russia,RUS,1944,,,,,,\n365,Russia,RUS,1945,49.5,56.25,,,1,1\n"
)
ATLAS = (
    "country_id,country_iso3_code,partner_country_id,partner_iso3_code,product_id,"
    "product_hs92_code,year,export_value,import_value\n"
) + "".join(
    f"1,RUS,2,TUR,{chapter},{chapter:02d}01,2021,{chapter * 10}.5,5\n"
    for chapter in range(1, 97)
    if chapter != 77
)
CUSTOMS = (
    "napr\tperiod\tstrana\ttnved\tedizm\tStoim\tNetto\tKol\n"
    "ЭК\t01/2015\tTR\t2709009009\t1\t1032858,5\t10\t1\n"
    "ЭК\t01/2015\tTR\t7201101100\t1\t500,25\t10\t1\n"
    "ЭК\t01/2015\tTR\tXXXXXXXXXX\t1\t300,5\t10\t1\n"
    "ИМ\t01/2015\tTR\t0805102200\t1\t44,25\t10\t1\n"
    "ИМ\t01/2015\tTR\t8703231940\t1\t21,5\t10\t1\n"
    "ИМ\t01/2015\tTR\tXXXXXXXXXX\t1\t77,5\t10\t1\n"
)
OWID = (
    "Entity,Code,Year,Trade share\nRussia,RUS,2020,46.25\nRussia,RUS,2021,50.5\nEurope,,2021,1\n"
    "Turkey,TUR,2021,70.75\n"
)
PINK = (
    "World Bank Commodity Price Data (The Pink Sheet)\nmonthly prices in nominal US dollars\n"
    'Updated on March 03, 2026\n\n,"Crude oil, Brent **","Natural gas, Europe"\n'
    ",($/bbl),($/mmbtu)\n1960M01,1.63,0.4\n1960M02,1.75,0.5\n"
)
FRED = "observation_date,POILBREUSDM\n2021-01-01,54.55\n2021-02-01,61.25\n2021-03-01,65.5\n"
TIV = (
    "Volume of transfers of major arms\nFigures are in millions.\n\nData generated: 28 Sep 2026\n"
    "\nRecipient,2021,2022,2021-2022,Percentage\nIran,4,0,4,1%\nSyria,12,3,15,1%\n"
    "Total exports from Russia,16,3,19,100%\n"
)
REGISTER = (
    "Transfers of major conventional arms\n\n"
    "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,"
    "Weapon description,Deliveries in the Year Range, ,Year(s) of delivery,status,Comments,"
    "SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons\n"
    "Iran,Russia,2007,,4,,S-300,SAM,4,?,2016,New,,1,4,160.5\n"
    "Syria,Russia,2007,,4,,Buk,SAM,4,?,2010,New,,1,4,60.25\n"
)
IDEAL = (
    "ccode\tyear\tNVotesFP\tIdealPointFP\n365\t2020\t90\t-0.875\n365\t2021\t88\t-0.91\n"
    "640\t2021\t80\t0.25\n"
)
AGREEMENT = (
    ",session.x,ccode1,ccode2,agree,year\n1,75,365,640,0.375,2020\n2,76,365,640,0.515,2021\n"
)
VOTES = "undl_id,ms_code,ms_name,ms_vote,date\n" + "".join(
    f"{id_},RUS,R,Y,2023-12-{day:02d}\n{id_},TUR,T,{'YNA'[id_ % 3]},2023-12-{day:02d}\n"
    for id_ in range(1, 61)
    for day in [1 + id_ % 20]
)
TURKSTAT = (
    "Türkiye İstatistik Kurumu / Turkish Statistical Institute\n"
    "Değer: Bin ABD $ / Value: Thousand US $\n"
    "Yıl,Ay,Ülke Adı,İhracat Dolar,İthalat Dolar\n2025,1,Gürcistan,5.5,5.25\n"
    "2025,1,Rusya,431371.625,3900.5\n2025,2,Rusya,541371.5,4800.25\n"
)
TRADE_MAP = (
    "List of supplying markets for a product imported by Türkiye\n"
    "Product: TOTAL All products\nUnit : US Dollar thousand\n"
    "Exporters\tImported value in 2021\tImported value in 2022\n"
    "World\t271425553\t363710627\nRussian Federation\t28959125\t58848854\n"
    "Area Nes\t9114\t8021\n"
)
ECB = (
    "KEY,FREQ,REF_AREA,ADJUSTMENT,TRADE_FLOW,COUNT_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT,"
    "UNIT_MULT,TITLE\nTRD.M.DE.N.M.RU,M,DE,N,M,RU,2024-01,180.5,A,EUR,6,Imports\n"
    "TRD.M.DE.N.M.RU,M,DE,N,M,RU,2024-02,170.25,A,EUR,6,Imports\n"
)
ILO = (
    "ref_area,source,indicator,sex,time,obs_value,obs_status\n"
    "TUR,BA:1,EMP_NB,SEX_T,2022,30752.25,\nTUR,BA:1,EMP_NB,SEX_T,2023,31632.5,\n"
)
DOTS_NAMED = (
    "reporter_name,reporter_code,partner_name,partner_code,FREQ,date,value,month,year\n"
    "Türkiye,TR,Russian Federation,RU,M,2021-01-01,400000000.5,1,2021\n"
    "Türkiye,TR,Russian Federation,RU,M,2021-02-01,410000000.25,2,2021\n"
)
OWN = (
    "reporter,partner,flow,period,valuation,value_usd,status,note\n"
    "TUR,RUS,export,2021,fob,5774500000.25,reported,\n"
    "TUR,RUS,import,2021,cif,28959125000.5,reported,\n"
)
THOUSANDS = Scale("US Dollar thousand", (("US Dollar", 1e-3), ("US Dollar million", 1e3)))
DOLLARS = Scale("Bin ABD $ / Value: Thousand US $", (("ABD $", 1e-3), ("Milyon ABD $", 1e3)))

SPECIMENS = (
    Specimen(
        *("ecb", "ecb.csv", parsed(ECB), ("OBS_VALUE",)),
        scale=Scale("6", (("9", 1e3), ("3", 1e-3))),
        flag=Flag("OBS_STATUS", "E", "estimate"),
    ),
    Specimen(
        *("ilostat", "ilo.csv", parsed(ILO), ("obs_value",)),
        answers={"unit": "thousand persons"},
    ),
    Specimen(
        *("imf-dots-named", "imf.csv", parsed(DOTS_NAMED), ("value",)),
        answers={"flow": "import"},
    ),
    Specimen("two-ledgers-tidy", "our-table.csv", parsed(OWN), ("value_usd",)),
    Specimen(
        *("un-comtrade", "TradeData.csv", _portal(), ("primaryValue", "cifvalue", "fobvalue")),
        flag=Flag("classificationCode", "TM", "estimate"),
    ),
    Specimen("un-comtrade-legacy", "comtrade.csv", parsed(LEGACY), ("Trade Value (US$)",)),
    Specimen("wdi", "API_NY.GDP.MKTP.CD_DS2.csv", parsed(WDI), ("2020", "2021"), header=4),
    Specimen("databank", "x_Data.csv", parsed(DATABANK), ("2020 [YR2020]", "2021 [YR2021]")),
    Specimen(
        *("wits", "DataJobID.csv", parsed(WITS), ("TradeValue in 1000 USD",)),
        scale=Scale("in 1000 USD", (("in USD", 1e-3), ("in million USD", 1e3), ("in EUR", 0))),
    ),
    Specimen(
        *("wits-tables", "WITS-Partner-Timeseries.csv", parsed(WITS_TABLE), ("2020", "2021")),
        scale=Scale("US$ Thousand", (("US$", 1e-3), ("US$ Mil", 1e3), ("EUR Million", 0))),
    ),
    Specimen("imf-dots-wide", "DOT_timeSeries.csv", parsed(DOTS_WIDE), ("2019", "2020")),
    Specimen(
        "imf-dots-panel", "DOT_panel.csv", parsed(DOTS_PANEL), tuple(parsed(DOTS_PANEL)[0][5:])
    ),
    Specimen(
        *("imf-imts-observations", "dataset_IMTS.csv", parsed(IMTS), ("OBS_VALUE",)),
        scale=Scale("Millions", (("Thousands", 1e-3), ("Units", 1e-6), ("Billions", 1e3))),
    ),
    Specimen(
        *("imf-imts-series", "dataset_IMTS.csv", parsed(IMTS_SERIES), ("2020", "2021")),
        scale=Scale("Millions", (("Thousands", 1e-3), ("Units", 1e-6), ("6.0", 1.0))),
    ),
    Specimen("imf-imts-api", "imts.csv", parsed(IMTS_API), ("OBS_VALUE",)),
    Specimen(
        *("oecd", "oecd.csv", parsed(OECD), ("OBS_VALUE",)),
        scale=Scale("6", (("9", 1e3), ("6.0", 1.0), ("Billions", 1e3), ("Dozens", 12e-6))),
        flag=Flag("OBS_STATUS", "E", "estimate"),
    ),
    Specimen(
        *("sdmx-csv", "sdmx.csv", parsed(SDMX), ("OBS_VALUE",)),
        scale=Scale("3", (("6", 1e3), ("3.0", 1.0), ("Thousands", 1.0), ("Millions", 1e3))),
        flag=Flag("OBS_STATUS", "E", "estimate"),
    ),
    Specimen(
        *("eurostat", "estat.csv", parsed(EUROSTAT), ("OBS_VALUE",)),
        flag=Flag("OBS_FLAG", "e", "estimate"),
    ),
    Specimen(
        *("eurostat-comext", "full_v2_202152.csv", parsed(COMEXT), ("VALUE_EUR",)),
        product="PRODUCT_NC",
    ),
    Specimen(
        *("imf-dots-api", "dot.csv", parsed(DOTS_API), ("Obs_@OBS_VALUE",)),
        scale=Scale("6", (("3", 1e-3), ("6.0", 1.0), ("Millions", 1.0), ("Dozens", 12e-6))),
    ),
    Specimen("eurostat-easy-comext", "view.csv", parsed(EASY_COMEXT), ("VALUE_IN_EUR",)),
    Specimen(
        *("eurostat-tsv", "estat_nama_10_gdp.tsv", parsed(EUROSTAT_TSV, "\t")),
        ("2021 ", "2022 "),
        delimiter="\t",
    ),
    Specimen("cepii-baci", "BACI_HS17_Y2021_V202501.csv", parsed(BACI), ("v",), product="k"),
    Specimen(
        *("cepii-gravity", "Gravity_V202211.csv", parsed(GRAVITY)),
        ("tradeflow_comtrade_o", "tradeflow_comtrade_d"),
    ),
    Specimen("cow-dyadic", "Dyadic_COW_4.0.csv", parsed(DYADIC), ("flow1", "flow2")),
    Specimen("cow-national", "National_COW_4.0.csv", parsed(NATIONAL), ("imports", "exports")),
    Specimen(
        *("harvard-atlas", "hs92_country_country_product_year_4.csv", parsed(ATLAS)),
        *(("export_value", "import_value"), 0, "product_hs92_code"),
    ),
    Specimen(
        *("russian-customs", "DATTSVT.csv", parsed(CUSTOMS, "\t"), ("Stoim",), 0, "tnved"),
        delimiter="\t",
    ),
    Specimen("our-world-in-data", "trade-share.csv", parsed(OWID), ("Trade share",)),
    Specimen(
        *("pink-sheet", "CMO-Historical-Data-Monthly.csv", parsed(PINK)),
        *(("Crude oil, Brent **", "Natural gas, Europe"), 4),
        below=1,
    ),
    Specimen("fred", "POILBREUSDM.csv", parsed(FRED), ("POILBREUSDM",)),
    Specimen("sipri-tiv", "tiv.csv", parsed(TIV), ("2021", "2022"), header=5),
    Specimen(
        *("sipri-register", "register.csv", parsed(REGISTER)),
        *(("SIPRI TIV of delivered weapons",), 2),
    ),
    Specimen(
        *("un-ideal-points", "ideal.tab", parsed(IDEAL, "\t"), ("NVotesFP", "IdealPointFP")),
        delimiter="\t",
    ),
    Specimen("un-agreement", "AgreementScores.csv", parsed(AGREEMENT), ("agree",)),
    Specimen("un-library-votes", "undl.csv", parsed(VOTES), ()),
    Specimen(
        *("itc-trade-map", "Trade_Map.txt", parsed(TRADE_MAP, "\t")),
        *(("Imported value in 2021", "Imported value in 2022"), 3),
        delimiter="\t",
        answers={"status": "reported"},
        scale=THOUSANDS,
    ),
    Specimen(
        *("turkstat", "t.csv", parsed(TURKSTAT), ("İhracat Dolar", "İthalat Dolar"), 2),
        scale=DOLLARS,
    ),
)
